import type { Account } from '../config.ts'
import { RecolteError } from '../errors.ts'

/** A method and an account of different generations cannot speak to each other. */
export function wrongGeneration(method: string, account: Pick<Account, 'generation'>): RecolteError {
  return new RecolteError('method-generation', 'config', { detail: { method, generation: account.generation } })
}
