import type { HandedFile, Recolte, SyncResult } from '@recolte/core'
import { sftpAtOnce } from '@recolte/sftp'
import { actor } from '../actor.ts'
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
      await freeOfBackOff(recolte, store)
      const result = await recolte.sync({ stores: [store], signal: session.io.signal })
      const files = await recolte.files(store, FILES)
      return { session, store, result, files: files.filter(({ at, state }) => at >= now && state !== 'not-dropped') }
    },
    (event) => {
      if (event.type === 'collecting' || event.type === 'delivering') show(describeEvent(session, event))
    },
    [sftpAtOnce],
  )
}

/** What a server that was away keeps back waits to be tried again; who sends anew has seen to the server. */
async function freeOfBackOff(recolte: Recolte, store: string): Promise<void> {
  let after: string | undefined
  do {
    const page = await recolte.report({
      store,
      states: ['retrying'],
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    for (const { orderId } of page.orders) await recolte.retry({ store, orderId }, actor())
    after = page.next
  } while (after !== undefined)
}

const PAGE = 500
