import { basename } from 'node:path'
import type { Person, PersonOrder } from '@recolte/core'
import { z } from 'zod'
import { readAddress } from '../buyer-address.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { writeNewFile } from '../new-file.ts'
import type { Session } from '../session.ts'
import { optionalText } from './options.ts'

const given = z.object({ out: optionalText })

export const person: CommandSpec = {
  name: 'person',
  options: [{ flags: '--out <file>', help: (t) => t('help.option.person-out') }],
  help: (t) => t('help.person'),
  examples: ['recolte person', 'recolte person --out request-2026-11.json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { out } = given.parse(options)
  const address = await readAddress(session, 'person')
  const held = await withRecolte(session, (recolte) => recolte.person(address))
  const answer = { address, ...toJson(held) }
  if (out === undefined) return { exit: 0, json: answer, lines: () => personLines(session, held) }
  const { t, io } = session
  const path = await writeNewFile(io.cwd, out, `${JSON.stringify(answer, null, 2)}\n`)
  return {
    exit: 0,
    json: { file: path, orders: held.orders.length },
    lines: () => [t.count('person.written', held.orders.length, { file: basename(path) }), ...standing(session, held)],
  }
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function toJson({ suppressed, orders }: Person): object {
  return {
    suppressed: suppressed === undefined ? null : { kind: suppressed.kind, at: iso(suppressed.at) },
    orders: orders.map(({ dates, statuses, attempts, eraseAfter, ...order }) => ({
      ...order,
      dates: Object.fromEntries(Object.entries(dates).map(([name, at]) => [name, iso(at)])),
      statuses: statuses.map(({ at, status }) => ({ at: iso(at), status })),
      attempts: attempts.map(({ at, outcome, message }) => ({ at: iso(at), outcome, message })),
      eraseAfter: iso(eraseAfter),
    })),
  }
}

function personLines(session: Session, held: Person): string[] {
  const { t } = session
  const count = held.orders.length === 0 ? t('person.none') : t.count('person.found', held.orders.length)
  return [count, ...standing(session, held), ...held.orders.flatMap((order) => ['', ...orderLines(session, order)])]
}

function standing({ t, dates }: Session, { suppressed, orders }: Person): string[] {
  if (suppressed === undefined) return []
  const since = dates(orders[0]?.store ?? '').full(suppressed.at)
  return [t(suppressed.kind === 'erased' ? 'person.erased' : 'person.opted-out', { since })]
}

function orderLines(session: Session, order: PersonOrder): string[] {
  const { t, colour } = session
  const { moment, day } = session.dates(order.store)
  const { ordered, qualified, collected, scheduled, sent } = order.dates
  const rows: Row[] = [
    [t('explain.placed'), moment(ordered)],
    ...order.statuses.map(({ at, status }): Row => [t('explain.reached', { status }), moment(at)]),
    ...dated(t('explain.qualified'), qualified, moment),
    ...dated(t('explain.collected'), collected, moment),
    ...dated(t('explain.scheduled'), scheduled, day),
    ...dated(t('explain.sent'), sent, moment),
    ...purchaseRows(session, order),
  ]
  const width = Math.max(...rows.map(([name]) => name.length)) + 3
  return [
    colour.strong(t('person.order', { ref: order.reference, store: order.store, state: t(`state.${order.status}`) })),
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`),
  ]
}

type Row = [name: string, text: string]

const dated = (name: string, at: number | null, write: (at: number) => string): Row[] =>
  at === null ? [] : [[name, write(at)]]

/** What was read of the buyer, under the names it has in the file, and until when it is kept. */
function purchaseRows(session: Session, { purchase, eraseAfter, store }: PersonOrder): Row[] {
  const { t } = session
  if (purchase === null) return [[t('person.payload'), t('person.payload-gone')]]
  const { orderedAt: _, reachedAt: __, reference: ___, products, ...words } = purchase
  const until =
    eraseAfter === null ? t('person.kept-open') : t('person.kept', { until: session.dates(store).day(eraseAfter) })
  const bought: Row = ['  products', products.map(({ name }) => name).join(' · ')]
  return [
    [t('person.payload'), until],
    ...Object.entries(words).map(([name, value]): Row => [`  ${name}`, written(value)]),
    ...(products.length === 0 ? [] : [bought]),
  ]
}

const written = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
