import type { z } from 'zod'

interface Configured {
  accounts: Record<string, { generation: 'historical' | 'new'; sftp?: object | undefined }>
  stores: Record<
    string,
    { account: string | Record<string, string>; method: string; reviews: { push?: object | undefined } }
  >
}

const KEYS = { historical: ['secretKey'], new: ['clientId', 'clientSecret'] } as const

/** An account that only gets files has a login of its own for them; every other one needs its keys. */
export function needsKeys({ accounts, stores }: Configured, context: z.core.$RefinementCtx): void {
  // One that is there, but wrong, is said already.
  if (context.issues.length > 0) return
  const asked = new Set<string>()
  for (const { account, method, reviews } of Object.values(stores)) {
    if (method === 'sftp' && reviews.push === undefined) continue
    for (const name of typeof account === 'string' ? [account] : Object.values(account)) asked.add(name)
  }
  for (const [name, account] of Object.entries(accounts)) {
    if (account.sftp !== undefined && !asked.has(name)) continue
    const written = new Map<string, unknown>(Object.entries(account))
    for (const key of KEYS[account.generation]) {
      if (written.get(key) !== '') continue
      context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: ['accounts', name, key] })
    }
  }
}
