import { RecolteError } from '@recolte/core'
import type { Client, Params } from './client.ts'

export const isNotGranted = (error: unknown): boolean =>
  error instanceof RecolteError && error.code === 'prestashop.missing-permission'

/** A list the key may do without; `undefined` where it may not read it. */
export async function optional(client: Client, resource: string, params: Params): Promise<unknown[] | undefined> {
  try {
    return (await client.list(resource, params)).entries
  } catch (error) {
    if (isNotGranted(error)) return undefined
    throw error
  }
}
