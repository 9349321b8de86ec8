import { expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '../src/run.ts'
import { answering, fakeIo } from './support/io.ts'
import { launched, launchedJson } from './support/launched.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const DAY = 86_400_000
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10)
const PERIOD = ['--from', day(200), '--to', day(-1)]

const previewShape = z.object({
  orders: z.number(),
  leaving: z.number(),
  buyers: z.number(),
  excluded: z.record(z.string(), z.number()),
  oldest: z.iso.datetime().nullable(),
  perDay: z.record(z.iso.date(), z.number()),
  brake: z.number().nullable(),
})
const startShape = z.strictObject({ ok: z.literal(true), started: z.number().nullable(), preview: previewShape })
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0)

/** A shop with a past, connected now: nothing of it leaves. */
async function past(store: object = {}): Promise<ShopFolder> {
  const shop = await shopFolder({ orders: 120, store })
  await launched(shop, 'sync')
  expect(shop.platform.asked).toBe(0)
  return shop
}

const start = async (shop: ShopFolder, ...more: string[]) =>
  startShape.parse((await launchedJson(shop, 'backfill', 'boutique', ...PERIOD, ...more)).json)

test('a preview says how many would leave to whom, why others not, the oldest and each day; in a pipe it starts nothing', async () => {
  const shop = await past()
  const { started, preview } = await start(shop)
  expect(started).toBeNull()
  expect(preview.leaving).toBeGreaterThan(10)
  expect(preview.buyers).toBeLessThanOrEqual(preview.leaving)
  expect(preview.leaving + sum(preview.excluded)).toBe(preview.orders)
  expect(sum(preview.perDay)).toBe(preview.leaving)
  expect(preview.brake).toBe(100)

  const said = await launched(shop, 'backfill', 'boutique', ...PERIOD, '--lang', 'fr')
  expect(said.exit).toBe(0)
  expect(said.out).toContain(`${preview.leaving} sur ${preview.orders} partiraient`)
  expect(said.out).toMatch(/La plus ancienne a atteint le statut de récupération le \d/)
  expect(said.out).toMatch(/Par jour :\n {2}\d+ \S+ +\d/)
  expect(said.out).toContain('relancez la même commande avec --yes')
  await launched(shop, 'sync')
  expect(shop.platform.asked).toBe(0)
})

test('with a yes it runs: its cap and its rate hold, it can be listed, paused, resumed and stopped', async () => {
  const shop = await past()
  const go = await launched(shop, 'backfill', 'boutique', ...PERIOD, '--cap', '9', '--rate', '4/h', '--yes')
  expect(go.exit).toBe(0)
  expect(go.err).toContain('would leave')
  expect(go.err).toContain('at most 9 orders in all, at most 4 within an hour')
  expect(go.out).toContain('Backfill 1 runs: 9 orders leave from the next recolte sync on, oldest first.')
  await launched(shop, 'sync')
  expect(shop.platform.asked).toBeLessThanOrEqual(4)
  await launched(shop, 'sync')
  const asked = shop.platform.asked
  expect(asked).toBeLessThanOrEqual(4)

  expect((await launchedJson(shop, 'backfill', 'boutique', '--list')).json).toEqual({
    backfills: [
      {
        id: 1,
        state: 'running',
        from: expect.any(String),
        to: expect.any(String),
        cap: 9,
        rate: 4,
        taken: 4,
        started: expect.any(String),
      },
    ],
  })
  expect((await launched(shop, 'backfill', 'boutique', '--list')).out).toMatch(
    /^1 {2}.+ runs, 4 orders so far \(at most/,
  )
  expect((await launchedJson(shop, 'backfill', 'boutique', '--pause', '1')).json).toMatchObject({
    ok: true,
    changed: 1,
    backfill: { id: 1, state: 'paused' },
  })
  expect((await launched(shop, 'backfill', 'boutique', '--resume', '1', '--lang', 'fr')).out).toBe(
    'La reprise d’historique 1 est en cours.\n',
  )
  expect((await launched(shop, 'backfill', 'boutique', '--stop', '1')).out).toBe('Backfill 1 is stopped.\n')
  expect((await launchedJson(shop, 'backfill', 'boutique', '--resume', '1')).json).toMatchObject({ changed: 0 })
  expect((await launched(shop, 'backfill', 'boutique', '--pause', '7')).exit).toBe(2)
})

test('a backfill lets exactly those of its preview leave, each once', async () => {
  const shop = await past()
  const { started, preview } = await start(shop, '--yes')
  expect(started).toBe(1)
  for (let pass = 0; pass < 2; pass += 1) await launched(shop, 'sync')
  expect(shop.platform.summary()).toMatchObject({ references: preview.leaving, duplicates: 0 })
  expect(await start(shop)).toMatchObject({ started: null, preview: { orders: 0, leaving: 0, oldest: null } })
})

test('at a terminal Enter alone lets no flood leave, and the brake is said with the number', async () => {
  const shop = await past({ brake: 3 })
  const question: [string, string][] = [['orders leave?', '\r']]
  const ask = async (argv: string[]) => {
    const io = fakeIo({ cwd: shop.folder, terminal: true, onErr: answering(question) })
    return { exit: await run(['backfill', 'boutique', ...PERIOD, ...argv], io), out: io.out(), err: io.err() }
  }
  const flood = await ask([])
  expect(flood.out).toBe('Nothing was changed.\n')
  expect(flood.err).toMatch(/\d+ orders are more than the brake lets through at once \(3\)/)
  const few = await ask(['--cap', '5'])
  expect(few.out).toContain('Backfill 1 runs: 5 orders leave')
})

test('days are those of the account’s time zone, the last one included', async () => {
  const shop = await past()
  const { preview } = await start(shop)
  const [first = ''] = Object.keys(preview.perDay).sort()
  const one = await launchedJson(shop, 'backfill', 'boutique', '--from', first, '--to', first)
  expect(startShape.parse(one.json).preview.perDay).toEqual({ [first]: preview.perDay[first] })
  expect((await launched(shop, 'backfill', 'boutique', '--from', first, '--to', 'yesterday')).exit).toBe(2)
  expect((await launched(shop, 'backfill', 'boutique', ...PERIOD, '--cap', 'all')).exit).toBe(2)
  expect((await launched(shop, 'backfill', 'boutique', ...PERIOD, '--rate', 'fast')).exit).toBe(2)
})
