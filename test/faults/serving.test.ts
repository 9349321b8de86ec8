import type { ShopFault } from '@recolte/sandbox'
import { describe, expect, it, vi } from 'vitest'
import { expectAllAsked } from './asked.ts'
import type { Running } from './command.ts'
import { populate } from './population.ts'
import { type World, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }
const PATIENT = { timeout: 60_000, interval: 100 }
const SERVE = ['serve', '--port', '0', '--json']
/** A shell that lets no file grow past so many KiB: writing more fails as on a full disk. */
const quota = (kib: number) => ['bash', '-c', `trap "" XFSZ; ulimit -f ${kib}; exec "$@"`, 'bash']

/** All that a running `serve` has said so far. */
function listening({ child }: Running): () => string {
  let said = ''
  child.stdout?.on('data', (text: string) => {
    said += text
  })
  return () => said
}

async function stopped({ child, ended }: Running): Promise<void> {
  child.kill('SIGTERM')
  expect((await ended).exit).toBe(0)
}

async function served(made: World): Promise<void> {
  made.configure({ store: { pollEvery: '1s' } })
  expect((await made.sync()).exit).toBe(0)
}

const FAULTS: [ShopFault['kind'], string, Partial<ShopFault>?][] = [
  ['html', 'shop-html'],
  ['401', 'woocommerce.key-or-header'],
  ['404', 'woocommerce.not-active'],
  ['endless', 'shop-endless'],
  ['oversized', 'answer-too-large', { bytes: 33 * 1024 * 1024 }],
  ['502', 'shop-down'],
]

describe.concurrent('serve', () => {
  it.for(FAULTS)(
    'names a shop that answers with %s, goes on, and loses nothing',
    SLOW,
    async ([kind, code, more], test) => {
      const made = await world(test)
      await served(made)
      const population = populate(made.shop, kind === 'endless' ? 400 : 60)
      made.shop.fault({ kind, rate: 1, path: '/wp-json/wc/v3/orders', ...more })
      const running = made.start(SERVE)
      const said = listening(running)
      await vi.waitFor(() => expect(said()).toContain(`"${code}"`), PATIENT)
      made.shop.clearFaults()
      await vi.waitFor(() => expectAllAsked(made, population), PATIENT)
      await stopped(running)
      expect(made.platform.summary().duplicates).toBe(0)
    },
  )

  it(
    'names a disk that is full, stays, and what it could not write is taken by the next process',
    SLOW,
    async (test) => {
      const made = await world(test)
      await served(made)
      const population = populate(made.shop, 600)
      const running = made.start(SERVE, { through: quota(260) })
      const said = listening(running)
      await vi.waitFor(() => expect(said()).toContain('journal-full'), PATIENT)
      expect(running.child.exitCode).toBe(null)
      running.child.kill('SIGKILL')
      await running.ended
      expect((await made.sync()).exit).toBe(0)
      expectAllAsked(made, population)
    },
  )
})
