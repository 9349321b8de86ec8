import { basename } from 'node:path'
import { type Recolte, type ReportedOrder, type ReportOptions, SHOWN_STATES, type ShownState } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { nearest } from '../config/suggest.ts'
import { CliError } from '../problem.ts'
import { csvHead, csvRows, csvTotals } from '../report/csv.ts'
import { htmlHead, htmlRows, htmlTail, htmlTotals } from '../report/html.ts'
import { type Sheet, toSheet } from '../report/sheet.ts'
import { orderLines } from '../report/text.ts'
import { totalsLines } from '../report/totals.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed, wholeNumber } from './options.ts'

const given = z.object({
  store: optionalText,
  status: z.array(z.string()).default([]),
  since: optionalText,
  until: optionalText,
  month: optionalText,
  format: optionalText,
  out: optionalText,
  limit: optionalText,
  after: optionalText,
})
type Asked = z.output<typeof given>

export const report: CommandSpec = {
  name: 'report',
  options: [
    storeOption,
    { flags: '--status <state>', help: (t) => t('help.option.status'), many: true },
    { flags: '--since <day>', help: (t) => t('help.option.since') },
    { flags: '--until <day>', help: (t) => t('help.option.until') },
    { flags: '--month <month>', help: (t) => t('help.option.month') },
    { flags: '--format <format>', help: (t) => t('help.option.format') },
    { flags: '--out <file>', help: (t) => t('help.option.out') },
    { flags: '--limit <n>', help: (t) => t('help.option.limit') },
    { flags: '--after <cursor>', help: (t) => t('help.option.after') },
  ],
  help: (t) => t('help.report'),
  examples: [
    'recolte report --status refused,uncertain',
    'recolte report --since 2026-10-01 --until 2026-10-31 --format csv --out october.csv',
    'recolte report --month 2026-10',
  ],
  needsConfig: true,
  run,
}

type Format = 'text' | 'html' | 'csv'
/** Orders of one read; on a screen and in one JSON answer, fewer. */
const PAGE = 500
const SCREEN = 50
const ANSWER = 100
const MOST = 1_000_000_000

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  if (asked.store !== undefined) storesNamed(session, asked.store)
  const format = formatOf(asked.format)
  return withRecolte(session, (recolte) =>
    asked.month === undefined ? list(session, recolte, asked, format) : month(session, recolte, asked, format),
  )
}

async function list(session: Session, recolte: Recolte, asked: Asked, format: Format): Promise<Outcome> {
  const { store, since, until, after, out } = asked
  const states = asked.status.length === 0 ? undefined : statesOf(asked.status)
  const query: ReportOptions = { store, since, until, after, states }
  const limit = wholeNumber('--limit', asked.limit, { most: MOST, command: 'report' })
  const toPeople = format === 'text' && out === undefined
  if (session.json && out === undefined) {
    const { orders, next } = await recolte.report({ ...query, limit: limit ?? ANSWER })
    return { exit: 0, json: { orders: orders.map(toJson), ...(next === undefined ? {} : { next }) }, lines: () => [] }
  }
  let shown = 0
  let next: string | undefined
  const path = await toSheet(session, out, async (sheet) => {
    ;({ shown, next } = await write(session, recolte, query, {
      format,
      sheet,
      limit: limit ?? (toPeople ? SCREEN : MOST),
    }))
  })
  if (path !== undefined) return written(session, path, shown, next)
  const { t, writer } = session
  if (toPeople) {
    const ending = next === undefined ? [] : [t('report.next', { next })]
    writer.out([t.count('report.shown', shown), ...ending, ''].join('\n'))
  }
  return { exit: 0, json: {}, lines: () => [], said: true }
}

interface Writing {
  format: Format
  sheet: Sheet
  limit: number
}

/** Page by page, so that a shop of a million orders takes no more memory than one of a hundred. */
async function write(
  session: Session,
  recolte: Recolte,
  query: ReportOptions,
  { format, sheet, limit }: Writing,
): Promise<{ shown: number; next: string | undefined }> {
  const { t } = session
  let shown = 0
  let next = query.after
  // The first page is read before anything is written: what cannot be asked is said, not left half done.
  let page = await recolte.report({ ...query, limit: Math.min(PAGE, limit) })
  if (format === 'csv') await csvHead(session, sheet)
  if (format === 'html') await htmlHead(session, sheet, caption(session, query))
  for (;;) {
    if (format === 'csv') await csvRows(session, sheet, page.orders)
    else if (format === 'html') await htmlRows(session, sheet, page.orders)
    else if (page.orders.length > 0) await sheet(`${orderLines(session, page.orders).join('\n')}\n`)
    shown += page.orders.length
    next = page.next
    if (next === undefined || shown >= limit || session.io.signal.aborted) break
    page = await recolte.report({ ...query, after: next, limit: Math.min(PAGE, limit - shown) })
  }
  if (format === 'html') await htmlTail(sheet, t.count('report.shown', shown))
  return { shown, next }
}

async function month(session: Session, recolte: Recolte, asked: Asked, format: Format): Promise<Outcome> {
  const { store, out, status, since, until, limit, after } = asked
  if (status.length > 0 || [since, until, limit, after].some((one) => one !== undefined))
    throw new CliError('month-alone')
  const totals = await recolte.totals({ store, month: asked.month })
  if (format === 'text' && out === undefined) {
    return { exit: 0, json: totalsJson(totals, asked.month), lines: () => totalsLines(session, totals) }
  }
  if (session.json && out === undefined) return { exit: 0, json: totalsJson(totals, asked.month), lines: () => [] }
  const path = await toSheet(session, out, async (sheet) => {
    if (format === 'csv') await csvTotals(session, sheet, totals)
    else if (format === 'html')
      await htmlTotals(session, sheet, totals, session.t('report.month', { month: asked.month ?? '' }))
    else await sheet(`${totalsLines(session, totals).join('\n')}\n`)
  })
  const orders = Object.values(totals.stores).reduce((all, one) => all + one.orders, 0)
  return path === undefined
    ? { exit: 0, json: {}, lines: () => [], said: true }
    : written(session, path, orders, undefined)
}

function written({ t }: Session, path: string, orders: number, next: string | undefined): Outcome {
  return {
    exit: 0,
    json: { file: path, orders, ...(next === undefined ? {} : { next }) },
    lines: () => [t.count('report.written', orders, { file: basename(path) })],
  }
}

function caption({ t }: Session, { store, since, until }: ReportOptions): string {
  const period = since === undefined && until === undefined ? '' : ` · ${since ?? '…'} – ${until ?? '…'}`
  return `${t('report.caption')}${store === undefined ? '' : ` · ${store}`}${period}`
}

function formatOf(text = 'text'): Format {
  if (text === 'text' || text === 'html' || text === 'csv') return text
  throw new CliError('bad-value', { option: '--format', why: 'text, html, csv', command: 'report' })
}

/** `--status refused,held` or one by one. */
function statesOf(words: string[]): ShownState[] {
  return words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const state = SHOWN_STATES.find((one) => one === word.trim())
      if (state !== undefined) return state
      const near = nearest(word, [...SHOWN_STATES])
      throw new CliError('bad-value', { option: '--status', why: near ?? SHOWN_STATES.join(', '), command: 'report' })
    })
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function toJson({ dates, ...order }: ReportedOrder): object {
  return { ...order, dates: Object.fromEntries(Object.entries(dates).map(([name, at]) => [name, iso(at)])) }
}

function totalsJson({ stores }: Awaited<ReturnType<Recolte['totals']>>, month: string | undefined): object {
  const told = Object.entries(stores).map(([name, { from, to, ...sums }]) => [
    name,
    { from: iso(from), to: iso(to), ...sums },
  ])
  return { month, stores: Object.fromEntries(told) }
}
