import { type Account, type Clock, RecolteError, USER_AGENT } from '@recolte/core'
import { sftp } from '@recolte/sftp'

/** Logs in and looks for `orders/`, so that a wrong password is said now and not by night. Answers what is wrong. */
export async function tryServer(account: Account, clock: Clock): Promise<RecolteError | undefined> {
  // The server's key is kept by whoever sends first.
  const memory = { get: async () => undefined, set: async () => {} }
  try {
    await sftp.connect(account, { clock, memory, userAgent: USER_AGENT }).files?.follow([])
    return undefined
  } catch (error) {
    if (error instanceof RecolteError) return error
    throw error
  }
}
