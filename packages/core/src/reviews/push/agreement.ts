import type { Account, HistoricalAccount } from '../../config.ts'
import type { StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'
import { plainHttpAllowed } from '../../secure-url.ts'

/** What was agreed with the platform: where to, under which word, and in whose name. */
export interface Agreement {
  account: HistoricalAccount
  url: URL
  query: string
}

/** Throws `reviews-push-off`, `reviews-push-account` or `insecure-url` before anything is read or sent. */
export function agreementOf({ name, config }: StoreRuntime, accounts: Record<string, Account>): Agreement {
  const { push } = config.reviews
  if (push === undefined) throw new RecolteError('reviews-push-off', 'config', { detail: { store: name } })
  const chosen = typeof config.account === 'string' ? config.account : config.account['*']
  const account = accounts[chosen ?? '']
  // A review tells no language and no shop: one account has them all.
  if (account?.generation !== 'historical') {
    throw new RecolteError('reviews-push-account', 'config', { detail: { store: name } })
  }
  const url = new URL(push.url)
  if (!plainHttpAllowed(url, account.allowInsecure)) {
    throw new RecolteError('insecure-url', 'config', { detail: { url: url.origin } })
  }
  return { account, url, query: push.query }
}
