import { createRecolte, type Journal, type Language, openJournal, type Recolte } from '@recolte/core'
import { createFilesPlatform, type FilesPlatform } from '@recolte/sandbox'
import { afterEach } from 'vitest'
import { TestClock } from '../../core/test/engine/bench.ts'
import { MemoryShop } from '../../core/test/engine/memory-shop.ts'
import { sftp } from '../src/index.ts'

export const HOUR = 3_600_000

export interface Scene {
  clock: TestClock
  shop: MemoryShop
  files: FilesPlatform
  journal: Journal
  recolte: Recolte
  /** A second process; `change` bends what the journal does for it. */
  another(change?: Partial<Journal>, settings?: Record<string, unknown>, language?: Language): Promise<Recolte>
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** A store connected yesterday whose orders leave in files, every hour, to a real server on loopback. */
export async function onFiles(
  layout: 'historical' | 'new' = 'historical',
  path = '',
  location = ':memory:',
): Promise<Scene> {
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const files = await createFilesPlatform({ now: clock.now, path })
  open.push(files.stop)
  const journal = await openJournal(location)
  open.push(journal.close)
  const another = async (
    change: Partial<Journal> = {},
    settings: Record<string, unknown> = {},
    language: Language = 'en',
  ) => {
    const server = { host: files.host, port: files.sftpPort, username: 'shop', password: 'drop-it', path, layout }
    const recolte = await createRecolte({
      accounts: {
        main: {
          ...{ webId: 'web-1', secretKey: 'secret-1', platform: 'FR' },
          sftp: { ...server, every: '1h', ...settings },
        },
      },
      stores: { boutique: { connector: 'memory', account: 'main', method: 'sftp', brake: false } },
      connectors: [shop.connector()],
      methods: [sftp],
      journal: { ...journal, ...change, close: async () => {} },
      clock,
      language,
    })
    open.push(recolte.close)
    return recolte
  }
  const recolte = await another()
  await recolte.sync()
  clock.time += 24 * HOUR
  return { clock, shop, files, journal, recolte, another }
}

/** Orders `from` to `to` become ready, and their file leaves. */
export async function send({ shop, recolte, clock }: Scene, from: number, to: number) {
  for (let n = from; n <= to; n++) shop.add(String(n))
  clock.time += HOUR
  return recolte.sync()
}
