import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Person, Suppressed } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import { readAddress } from '../buyer-address.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { flag, yesOption } from './options.ts'

const given = z.object({ optout: flag, yes: flag })

export const forget: CommandSpec = {
  name: 'forget',
  options: [{ flags: '--optout', help: (t) => t('help.option.optout') }, yesOption],
  help: (t) => t('help.forget'),
  examples: ['recolte forget', 'recolte forget --optout', 'pass show buyer | recolte forget --yes --json'],
  needsConfig: true,
  run,
}

type Kind = 'forget' | 'optout'

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { optout, yes } = given.parse(options)
  const kind: Kind = optout ? 'optout' : 'forget'
  const address = await readAddress(session, 'forget')
  return withRecolte(session, async (recolte) => {
    if (!(await agreed(session, kind, await recolte.person(address), yes))) {
      return { exit: 0, json: { ok: true, done: false }, lines: () => [session.t('act.nothing-done')] }
    }
    const receipt = await (optout ? recolte.optOut(address, actor()) : recolte.forget(address, actor()))
    const stays = whatStays(receipt, session.config().journal)
    return {
      // What could not be overwritten yet needs somebody to ask again.
      exit: receipt.overwritten ? 0 : 1,
      json: toJson(kind, receipt, stays),
      lines: () => (optout ? optoutLines(session, receipt) : forgetLines(session, receipt, stays)),
    }
  })
}

/** Said before it is done, to a person who is then asked, and in a pipe too: on stderr, stdout is for what was done. */
async function agreed(session: Session, kind: Kind, { orders }: Person, yes: boolean): Promise<boolean> {
  const { t, writer, prompter } = session
  const refs = orders.slice(0, NAMED).map(({ reference }) => reference)
  const more = orders.length > NAMED ? ', …' : ''
  const found =
    orders.length === 0 ? t('forget.none') : t.count('forget.found', orders.length, { refs: refs.join(', ') + more })
  writer.err(`${found}\n${t(`${kind}.will`)}\n`)
  return yes || prompter === undefined || prompter.agree(t(`${kind}.ask`), false)
}

const NAMED = 10
/** States in which the platform has, or may have, the order and the buyer's address. */
const AT_PLATFORM: ReadonlySet<Suppressed['orders'][number]['state']> = new Set([
  'collected',
  'handed',
  'uncertain',
  'due',
])

interface Stays {
  shop: string[]
  platform: string[]
  /** Copies made before a new version changed the journal; backups made elsewhere are known to people only. */
  copies: string[]
}

function whatStays({ orders, sending }: Suppressed, journal: string): Stays {
  const refs = (some: Suppressed['orders']) => some.map(({ reference, orderId }) => reference ?? orderId)
  const there = orders.filter(({ state }) => (state === 'due' ? sending > 0 : AT_PLATFORM.has(state)))
  const prefix = `${basename(journal)}.schema-`
  const folder = dirname(journal)
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : []
  return { shop: refs(orders), platform: refs(there), copies }
}

function forgetLines({ t }: Session, receipt: Suppressed, stays: Stays): string[] {
  const { payloads, answers, stopped, sending, overwritten } = receipt
  return [
    t('forget.erased', { payloads: t.count('forget.payloads', payloads), answers: t.count('forget.answers', answers) }),
    ...(stopped > 0 ? [t.count('forget.stopped', stopped)] : []),
    ...(sending > 0 ? [t.count('forget.sending', sending)] : []),
    t('forget.hash'),
    ...(overwritten ? [] : [t('forget.not-overwritten')]),
    t('forget.stays'),
    ...(stays.shop.length > 0 ? [t('forget.shop', { refs: stays.shop.join(', ') })] : [t('forget.shop-unknown')]),
    ...(stays.platform.length > 0 ? [t('forget.platform', { refs: stays.platform.join(', ') })] : []),
    stays.copies.length > 0 ? t('forget.copies', { copies: stays.copies.join(', ') }) : t('forget.backups'),
  ]
}

function optoutLines({ t }: Session, { stopped, sending }: Suppressed): string[] {
  return [
    t('optout.done'),
    ...(stopped > 0 ? [t.count('forget.stopped', stopped)] : []),
    ...(sending > 0 ? [t.count('forget.sending', sending)] : []),
    t('optout.stays'),
  ]
}

function toJson(kind: Kind, receipt: Suppressed, stays: Stays): object {
  const { orders, stopped, sending, payloads, answers, overwritten } = receipt
  const common = {
    ok: overwritten,
    done: true,
    kind: kind === 'forget' ? 'erased' : 'opted-out',
    orders: orders.map(({ store, orderId, reference, state }) => ({
      store,
      reference: reference ?? orderId,
      before: state,
    })),
    stopped,
    sending,
  }
  return kind === 'optout' ? common : { ...common, erased: { payloads, answers, overwritten }, stays }
}
