import type { Account } from '../config.ts'

/** One account is one line for each method by which its stores send. */
export const lineKey = (account: string, method: string): string => `${account}\0${method}`

/** What an account proves itself with: other ones have done nothing wrong yet. */
export function keysOf(account: Account): string {
  return account.generation === 'new'
    ? `${account.clientId}\0${account.clientSecret}`
    : `${account.webId}\0${account.secretKey}`
}
