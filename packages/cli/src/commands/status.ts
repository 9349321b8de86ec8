import type { StoreStanding } from '@recolte/core'
import type { CommandSpec, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'

export const status: CommandSpec = {
  name: 'status',
  options: [],
  help: (t) => t('help.status'),
  examples: ['recolte status', 'recolte status --json'],
  needsConfig: true,
  run,
}

const BAD = new Set<StoreStanding['standing']>(['failing', 'silent', 'stuck'])

async function run(session: Session): Promise<Outcome> {
  const stores = await withRecolte(session, (recolte) => recolte.standings())
  return {
    exit: stores.some(({ standing }) => BAD.has(standing)) ? 1 : 0,
    json: { stores: stores.map(toJson) },
    lines: () => statusLines(session, stores),
  }
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

const toJson = ({ lastReadAt, lastCollectedAt, oldestDue, failure, ...rest }: StoreStanding): object => ({
  ...rest,
  failure: failure ?? null,
  ...{ lastReadAt: iso(lastReadAt), lastCollectedAt: iso(lastCollectedAt), oldestDue: iso(oldestDue) },
})

function statusLines(session: Session, stores: StoreStanding[]): string[] {
  const { t, colour } = session
  const names = Math.max(...stores.map(({ store }) => store.length)) + 2
  const states = Math.max(...stores.map(({ standing }) => t(`standing.${standing}`).length)) + 2
  return stores.map((one) => {
    const paint = BAD.has(one.standing) ? colour.bad : one.standing === 'well' ? colour.good : colour.watch
    const word = t(`standing.${one.standing}`).padEnd(states)
    return `${one.store.padEnd(names)}${paint(word)}${detail(session, one)}`
  })
}

function detail(session: Session, { store, counts, lastCollectedAt, perDay, failure }: StoreStanding): string {
  const { t } = session
  if (failure !== undefined) return failure.message
  const ready = counts.due + counts.retrying
  const needing = counts.held + counts.refused + counts.uncertain + counts.expired + counts.unreadable
  const collected = { collected: t.number(counts.collected), perDay: t.number(perDay) }
  return [
    ...(lastCollectedAt === undefined
      ? [t('status.none-yet')]
      : [t('status.collected', { ...collected, last: session.dates(store).moment(lastCollectedAt) })]),
    ...(ready === 0 ? [] : [t('status.waiting', { n: t.number(ready) })]),
    ...(needing === 0 ? [] : [t('status.needing', { n: t.number(needing) })]),
  ].join(t.language === 'fr' ? ' ; ' : '; ')
}
