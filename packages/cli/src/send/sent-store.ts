import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storeSchema } from '@recolte/core'
import type { LoadedConfig } from '../config/loaded.ts'

/**
 * Files sent by hand are a shop of their own, one for each account: a folder beside the journal. Once it is there every
 * command knows it, so that `sync` follows its files up and `explain` tells of its orders.
 */
export const sentStore = (account: string): string => `sent-${account}`

export const sentFolder = ({ journal }: Pick<LoadedConfig, 'journal'>, account: string): string =>
  join(dirname(journal), 'sent-files', encodeURIComponent(account))

/** The configuration with the stores of files that were sent by hand; one that it has itself stays what it is. */
export function withSentStores(loaded: LoadedConfig): LoadedConfig {
  const { config, input } = loaded
  const sent = Object.entries(config.accounts).filter(
    ([name, { sftp }]) => sftp !== undefined && existsSync(sentFolder(loaded, name)),
  )
  if (sent.length === 0) return loaded
  const written = sent.map(([name, { timeZone }]) => [
    sentStore(name),
    storeOf(name, sentFolder(loaded, name), timeZone),
  ])
  const stores: Record<string, ReturnType<typeof storeOf>> = Object.fromEntries(written)
  const parsed = Object.entries(stores).map(([name, store]) => [name, storeSchema.parse(store)] as const)
  return {
    ...loaded,
    config: { ...config, stores: { ...Object.fromEntries(parsed), ...config.stores } },
    input: { ...input, stores: { ...stores, ...input.stores } },
  }
}

const storeOf = (account: string, folder: string, timeZone: string) => ({
  ...{ connector: 'csv', account, method: 'sftp' },
  // Who sends a file means all of it.
  brake: false as const,
  settings: { folder, timeZone, settle: '1s', keep: '60d' },
})
