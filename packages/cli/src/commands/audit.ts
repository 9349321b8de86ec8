import type { Audit, AuditedDay } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { inStore } from '../in-store.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'

const given = z.object({ store: optionalText, day: optionalText })
/** Ids of one day that people are shown; the JSON has them all. */
const NAMED = 20

export const audit: CommandSpec = {
  name: 'audit',
  options: [{ flags: '--day <day>', help: (t) => t('help.option.day') }, storeOption],
  help: (t) => t('help.audit'),
  examples: ['recolte audit', 'recolte audit --day 2026-11-25 --store boutique'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store, day } = given.parse(options)
  const audits: Audit[] = []
  await withRecolte(session, async (recolte) => {
    for (const name of storesNamed(session, store)) audits.push(await inStore(name, recolte.audit(name, day)))
  })
  const missing = audits.reduce((all, one) => all + one.missing, 0)
  return {
    exit: missing === 0 ? 0 : 1,
    json: { ok: missing === 0, missing, stores: audits },
    lines: () => audits.flatMap((one) => auditLines(session, one)),
  }
}

function auditLines(session: Session, { store, by, days, missing }: Audit): string[] {
  const { t, colour } = session
  const names = days.map(({ day }) => session.dates(store).wholeDay(day))
  const width = Math.max(...names.map((name) => name.length))
  const proof =
    missing === 0 ? colour.good(t.count('audit.proof', days.length)) : colour.bad(t.count('audit.gap', missing))
  const shown = days.map((one, index) => dayLine(t, (names[index] ?? one.day).padEnd(width), one))
  return [colour.strong(t('audit.store', { store, by: t(`audit.by-${by}`) })), ...shown, proof]
}

function dayLine(t: Session['t'], day: string, { shop, ours, missing, deleted }: AuditedDay): string {
  const list = (ids: string[]) => ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', …' : '')
  const said = [
    ...(missing.length === 0 ? [] : [t('audit.missing', { ids: list(missing) })]),
    ...(deleted.length === 0 ? [] : [t('audit.deleted', { ids: list(deleted) })]),
  ]
  const verdict = said.length === 0 ? t('audit.equal') : said.join(t.language === 'fr' ? ' ; ' : '; ')
  return `  ${t('audit.day', { day, shop: t.number(shop), ours: t.number(ours), verdict })}`
}
