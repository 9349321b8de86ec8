import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Explanation, Recolte } from '@recolte/core'
import type { WooCommerce } from '@recolte/sandbox'
import type { CommandSpec, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { loadConfig } from '../config/load.ts'
import { PARTS } from '../connectors.ts'
import type { Local } from '../local.ts'
import { createSession, type Session } from '../session.ts'
import { explainLines } from './explain-text.ts'
import { syncLines } from './sync-text.ts'

const STORE = 'boutique'
const ORDERS = 250
/** How many of the shop's open orders are shipped during the demonstration. */
const SHIPPED = 40
const MINUTE = 60_000

export const demo: CommandSpec = {
  name: 'demo',
  options: [],
  help: (t) => t('help.demo'),
  examples: ['recolte demo', 'recolte demo --lang fr'],
  needsConfig: false,
  run,
}

/** The main job from end to end on this machine: connect, sync while the platform fails, explain, then how to go on. */
async function run(outer: Session): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'recolte-demo-'))
  // The shop was connected a while ago, as far as it knows: what is shipped now is new, whatever the second it happens in.
  const connected = outer.io.clock.now() - 10 * MINUTE
  // Its stand-ins are large, and no other command needs them.
  const { LOCAL_SHOPS } = await import('../local-shops.ts')
  const { startLocal } = await import('../local.ts')
  const local = await startLocal(LOCAL_SHOPS.woocommerce({ orders: ORDERS, to: connected - MINUTE }))
  try {
    const session = await sessionFor(outer, local, join(folder, 'recolte.config.json'), connected)
    return await withRecolte(session, (recolte) => perform(session, local, recolte))
  } finally {
    await local.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function sessionFor(outer: Session, local: Local, path: string, connected: number): Promise<Session> {
  const { accounts, stores } = local.config
  const store = { ...stores[STORE], since: new Date(connected).toISOString() }
  const raw = { journal: './recolte.db', accounts, stores: { [STORE]: store } }
  const config = await loadConfig(path, raw, {}, PARTS, outer.mask.add)
  return createSession({ ...outer, config })
}

async function perform(
  session: Session,
  { platform, shop, facts }: Local<WooCommerce>,
  recolte: Recolte,
): Promise<Outcome> {
  const { t, json, writer } = session
  const say = (...lines: string[]) => {
    if (!json) writer.out(`${lines.join('\n')}\n`)
  }

  say(t('demo.start', { orders: t.number(ORDERS) }), '', t('demo.first'))
  const first = await recolte.sync()
  say(...syncLines(session, first))

  const open = await openOrders(recolte, shop)
  for (const id of open.slice(0, SHIPPED)) shop.change(id, { status: 'completed' })
  platform.fault({ kind: '503', every: 6, times: 5 })
  platform.fault({ kind: 'accepted-then-reset', every: 9, times: 2 })
  say('', t.count('demo.moved', SHIPPED), t('demo.failing'))
  const second = await recolte.sync()
  const { requests, references, duplicates } = platform.summary()
  say(...syncLines(session, second), t.count('demo.survived', requests - references))
  say(t('demo.held', { references: t.number(references), duplicates: t.number(duplicates) }))

  const collected = await explainOne(recolte, open.slice(0, SHIPPED), survived)
  const waiting = await explainOne(recolte, open.slice(SHIPPED), paid)
  for (const [told, title] of [
    [collected, 'demo.why'],
    [waiting, 'demo.why-not'],
  ] as const) {
    const [one] = told
    if (one !== undefined) say('', t(title, { ref: one.reference }), ...explainLines(session, told))
  }
  say('', t('demo.connect'), t('demo.connect-1'), t('demo.connect-2'), t('demo.connect-3'))

  const { seen, counts } = second.stores[STORE] ?? { seen: 0, counts: {} }
  return {
    exit: 0,
    json: {
      platform: { url: facts.platform.url, references, duplicates, requests },
      stores: { [STORE]: { seen, ...counts } },
    },
    said: !json,
    lines: () => [],
  }
}

/** Orders that the first pass found waiting for their trigger status, newest first. */
async function openOrders(recolte: Recolte, shop: WooCommerce): Promise<number[]> {
  const open: number[] = []
  for (let index = ORDERS - 1; index >= 0; index -= 1) {
    const id = shop.idOf(index)
    const [order] = await recolte.find({ text: String(id) })
    if (order?.state === 'waiting') open.push(id)
  }
  return open
}

const survived = ({ status, attempts }: Explanation): boolean => status === 'collected' && attempts.length > 1
const paid = ({ status, shopStatus }: Explanation): boolean => status === 'waiting' && shopStatus === 'Processing'

/** The first order that shows what is to be shown. */
async function explainOne(recolte: Recolte, ids: number[], shows: (told: Explanation) => boolean) {
  for (const id of ids) {
    const told = await recolte.explain({ text: String(id) })
    if (told[0] !== undefined && shows(told[0])) return told
  }
  return []
}
