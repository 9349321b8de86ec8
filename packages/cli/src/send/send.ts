import type { HandedFile, SyncResult } from '@recolte/core'
import { sftpAtOnce } from '@recolte/sftp'
import { withRecolte } from '../compose.ts'
import { describeEvent } from '../events.ts'
import { createSession, type Session } from '../session.ts'
import { putInto } from './put.ts'
import { sentFolder, sentStore, withSentStores } from './sent-store.ts'

export interface Sent {
  /** The session, which knows the store of files sent by hand. */
  session: Session
  store: string
  result: SyncResult
  /** That left with this run. */
  files: HandedFile[]
}

/** Files of one run that are told; more stand in `recolte sftp status`. */
const FILES = 1_000

/** Gives the file to the store of files sent by hand, and lets what is ready leave at once. */
export async function send(
  before: Session,
  account: string,
  path: string,
  show: (line: string) => void,
): Promise<Sent> {
  const store = sentStore(account)
  const configured = before.config()
  const folder = sentFolder(configured, account)
  const now = before.io.clock.now()
  await putInto(folder, path, now)
  const session = createSession({ ...before, config: withSentStores(configured) })
  return withRecolte(
    session,
    async (recolte) => {
      const result = await recolte.sync({ stores: [store], signal: session.io.signal })
      const files = await recolte.files(store, FILES)
      return { session, store, result, files: files.filter(({ at }) => at >= now) }
    },
    (event) => {
      if (event.type === 'collecting' || event.type === 'delivering') show(describeEvent(session, event))
    },
    [sftpAtOnce],
  )
}
