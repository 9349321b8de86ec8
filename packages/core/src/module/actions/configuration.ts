import { keptFacts } from '../../engine/facts.ts'
import type { SiteState } from '../../protocol/module/dialect.ts'
import { pushedIn } from '../../protocol/module/set-configuration.ts'
import { wallClock } from '../../protocol/wall-clock.ts'
import { VERSION } from '../../user-agent.ts'
import type { CallContext } from '../context.ts'
import { CHANGES, inForce, keptAs, PUSHED, saidLately, unknownStatuses, WAITS } from '../pushed.ts'
import { answerHead } from '../reply.ts'
import { standing } from '../standing.ts'

export async function setConfiguration(call: CallContext): Promise<unknown> {
  const { message, query } = call
  const pushed = pushedIn(message)
  if (Object.keys(pushed).length === 0) {
    return { return: 2, query, debug: 'Aucune données reçues par le site dans le message' }
  }
  const { account, runtime } = call
  const kept = Object.entries(pushed).map(([key, value]) => [keptAs(key, account, runtime.config), value])
  await follow(call, Object.fromEntries(kept))
  return {
    ...answerHead(call),
    debug: 'La configuration du site a été mise à jour',
    message: await site(call),
  }
}

/** Keeps what changes; what changes too often in a day waits for a person, and is not taken back either. */
async function follow({ engine, runtime }: CallContext, pushed: Record<string, string>): Promise<void> {
  const now = engine.clock.now()
  const settings = await engine.journal.settings(runtime.name)
  const known = inForce(settings)
  const changed = Object.entries(pushed).filter(([key, value]) => (known[key] ?? '') !== value)
  const room = (source: string, key: string) => saidLately(settings, source, key, now) < CHANGES
  const follows = changed.filter(([key]) => room(PUSHED, key))
  const waits = changed.filter(([key, value]) => !room(PUSHED, key) && room(WAITS, key) && value !== '')
  await engine.journal.putSettings(runtime.name, PUSHED, Object.fromEntries(follows), now)
  await engine.journal.putSettings(runtime.name, WAITS, Object.fromEntries(waits), now)
  const said = (code: string, keys: string[]) => {
    if (keys.length === 0) return
    engine.emit({ type: 'warning', store: runtime.name, code, detail: { store: runtime.name, keys: keys.join(', ') } })
  }
  const names = (changes: [string, string][]) => changes.map(([key]) => key)
  said('module-configured', names(follows))
  said('module-configuration-waits', names(waits))
  const { id_order_status_choosen: chosen = '' } = Object.fromEntries(follows)
  const facts = await keptFacts(engine, runtime.name)
  if (facts !== undefined) said('module-status-unknown', unknownStatuses(chosen, runtime, facts.statuses))
}

export async function getConfiguration(call: CallContext): Promise<unknown> {
  return { ...answerHead(call), message: await site(call) }
}

/** Empties the tables of reviews; with Magento 2, it takes the configuration back (docs/protocol.md, actions of a module). */
export async function resetConfiguration(call: CallContext): Promise<unknown> {
  const known = inForce(await call.engine.journal.settings(call.runtime.name))
  await follow(call, Object.fromEntries(Object.keys(known).map((key) => [key, ''])))
  return { ...answerHead(call), debug: 'La configuration du site a été supprimée.' }
}

async function site(call: CallContext): Promise<Record<string, unknown>> {
  const { engine, runtime, keys, dialect } = call
  const { facts, pushed, config, trigger, delay, delayProduct } = await standing(call)
  const record = await engine.journal.store(runtime.name)
  const onOrder = trigger.includes('onorder')
  const state: SiteState = {
    software: facts?.info.software ?? '',
    version: facts?.info.version ?? '',
    module: `Recolte ${VERSION}`,
    installedAt: record === undefined ? '' : wallClock(record.baselineAt, call.timeZone),
    now: wallClock(engine.clock.now(), call.timeZone),
    webId: keys.webId,
    maskedKey: masked(keys.secretKey),
    delay,
    delayProduct,
    process: onOrder ? 'onorder' : 'onorderstatuschange',
    chosen: onOrder ? [] : trigger,
    askProducts: config.reviews.ask ? 'yes' : 'no',
    // Our own word for a list is no domain.
    forbidden: (config.exclude.emailDomains ?? []).filter((domain) => domain !== 'marketplaces'),
    statuses: (facts?.statuses ?? []).map(({ code, label }) => ({ code, label })),
    kept: pushed,
  }
  return dialect.site(state)
}

/** Enough to compare with, and nothing to sign with: a key of five groups shows its first and fourth. */
function masked(key: string): string {
  const groups = key.split('-')
  return groups.length === 5 ? `${groups[0]}-xxxx-xxxx-${groups[3]}` : 'xxxx'
}
