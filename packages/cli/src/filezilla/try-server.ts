import { existsSync } from 'node:fs'
import { type Account, type Clock, openJournal, RecolteError, USER_AGENT } from '@recolte/core'
import { sftp } from '@recolte/sftp'

/**
 * Logs in and looks for `orders/`, so that a wrong password is said now and not by night. Answers what is wrong. A key
 * that the journal remembers of the server is held against the one it shows.
 */
export async function tryServer(account: Account, clock: Clock, journal: string): Promise<RecolteError | undefined> {
  try {
    const known = existsSync(journal) ? await openJournal(journal) : undefined
    try {
      // The key of a new server is kept by whoever sends first.
      const memory = { get: async (key: string) => known?.getMeta(key), set: async () => {} }
      await sftp.connect(account, { clock, memory, userAgent: USER_AGENT }).files?.follow([])
      return undefined
    } finally {
      await known?.close()
    }
  } catch (error) {
    if (error instanceof RecolteError) return error
    throw error
  }
}
