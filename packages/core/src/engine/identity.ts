import type { Account, StoreConfig } from '../config.ts'
import { RecolteError } from '../errors.ts'
import type { StoreIdentity, StoreRecord } from '../journal/port.ts'

/**
 * What a buyer is known by at the platform: the method, the account's identity (its name and its id there; new keys
 * are none) and how references are made. A change would ask buyers again under another identity.
 */
export function storeIdentity(name: string, config: StoreConfig, accounts: Record<string, Account>): StoreIdentity {
  const named = (account: string) => `${account} (${idAtPlatform(accounts[account]) ?? '?'})`
  const rule = config.account
  const accountRule =
    typeof rule === 'string'
      ? named(rule)
      : Object.keys(rule)
          .sort()
          .map((key) => `${key}: ${named(rule[key] ?? '')}`)
          .join(', ')
  const prefix = config.referencePrefix === '' ? '' : `${config.referencePrefix}…`
  return { name, method: config.method, accountRule, referenceRule: `${prefix}${config.reference}` }
}

/** By what the platform knows an account: its web id, or its website id of the new generation. */
export function idAtPlatform(account: Account | undefined): string | undefined {
  return account?.generation === 'new' ? account.websiteId : account?.webId
}

/** Throws `method-changed`, `account-changed` or `reference-changed` for the first part that differs from what the journal knows. */
export function refuseChange(known: StoreRecord, now: StoreIdentity): void {
  const parts = [
    ['method-changed', known.method, now.method],
    ['account-changed', known.accountRule, now.accountRule],
    ['reference-changed', known.referenceRule, now.referenceRule],
  ] as const
  for (const [code, before, after] of parts) {
    if (before === after) continue
    throw new RecolteError(code, 'config', { detail: { store: now.name, before, after } })
  }
}
