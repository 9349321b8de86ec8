import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createRecolte, type Journal, type Language, openJournal, type Recolte } from '@recolte/core'
import { createFilesPlatform, type FilesPlatform } from '@recolte/sandbox'
import { afterEach } from 'vitest'
import { TestClock } from '../../core/test/engine/bench.ts'
import { MemoryShop } from '../../core/test/engine/memory-shop.ts'
import { sftp } from '../src/index.ts'
import type { PROTOCOLS } from './protocols.ts'

export const HOUR = 3_600_000

export interface Scene {
  clock: TestClock
  shop: MemoryShop
  files: FilesPlatform
  journal: Journal
  recolte: Recolte
  /** A second process; `change` bends what the journal does for it, `other` what is configured beside the server. */
  another(
    change?: Partial<Journal>,
    settings?: Record<string, unknown>,
    language?: Language,
    other?: { account?: object; store?: object },
  ): Promise<Recolte>
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const pem = (name: string) => new URL(`../../../test/check/tls-${name}.pem`, import.meta.url)
export const CERTIFICATE_FILE = pem('cert')
export const CERTIFICATE = { key: readFileSync(pem('key'), 'utf8'), cert: readFileSync(CERTIFICATE_FILE, 'utf8') }

/** What this process believes of certificates, until the test ends. */
export function trust(certificates: string[]): void {
  const before = getCACertificates()
  setDefaultCACertificates([...before, ...certificates])
  open.push(async () => setDefaultCACertificates(before))
}

export interface Setting {
  protocol?: (typeof PROTOCOLS)[number]
  layout?: 'historical' | 'new'
  /** Holds `orders/`. */
  path?: string
  /** Of the journal. */
  location?: string
  /** The consumer has its hour by the scene's clock. */
  nightly?: boolean
  /** False where nobody has signed the server's certificate. */
  trusted?: boolean
}

/** A store connected yesterday whose orders leave in files, every hour, to a real server on loopback. */
export async function onFiles(setting: Setting = {}): Promise<Scene> {
  const { protocol = 'sftp', layout = 'historical', path = '', location = ':memory:', trusted = true } = setting
  const { nightly = false } = setting
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const certificate = protocol === 'ftps' ? { certificate: CERTIFICATE } : {}
  if (protocol === 'ftps' && trusted) trust([CERTIFICATE.cert])
  const files = await createFilesPlatform({ now: clock.now, path, nightly, ...certificate })
  open.push(files.stop)
  const journal = await openJournal(location)
  open.push(journal.close)
  const another = async (
    change: Partial<Journal> = {},
    settings: Record<string, unknown> = {},
    language: Language = 'en',
    other: { account?: object; store?: object } = {},
  ) => {
    const port = protocol === 'sftp' ? files.sftpPort : files.ftpPort
    const server = { protocol, host: files.host, port, username: 'shop', password: 'drop-it', path, layout }
    const recolte = await createRecolte({
      accounts: {
        main: {
          ...{ webId: 'web-1', platform: 'FR' },
          sftp: { ...server, every: '1h', ...settings },
          ...other.account,
        },
      },
      stores: {
        boutique: { connector: 'memory', account: 'main', method: 'sftp', brake: false, ...other.store },
      },
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
