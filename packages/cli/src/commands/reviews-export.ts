import { basename } from 'node:path'
import { OWN_REVIEW_FIELDS, type OwnReviewFields, ownReviewFields } from '@recolte/core'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { createProgress } from '../output/progress.ts'
import { CliError } from '../problem.ts'
import { csvSettings } from '../report/csv.ts'
import { type Sheet, toSheet } from '../report/sheet.ts'
import type { Session } from '../session.ts'
import { flag, oneStore, optionalText } from './options.ts'

const given = z.object({ format: optionalText, out: optionalText, emails: flag })

export const reviewsExport: CommandSpec = {
  name: 'reviews export',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--format <format>', help: (t) => t('help.option.reviews-format') },
    { flags: '--out <file>', help: (t) => t('help.option.out') },
    { flags: '--emails', help: (t) => t('help.option.reviews-emails') },
  ],
  help: (t) => t('help.reviews-export'),
  examples: [
    'recolte reviews export boutique --format csv --out reviews.csv',
    'recolte reviews export boutique --format jsonl --emails --out reviews.jsonl',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { format, out, emails } = given.parse(options)
  const store = oneStore(session, argument)
  const columns = OWN_REVIEW_FIELDS.filter((field) => emails || field !== 'email')
  const form = formOf(session, format ?? (session.json ? 'jsonl' : 'csv'), columns)
  let counts = { reviews: 0, unreadable: [] as string[] }
  const path = await toSheet(session, out, async (sheet) => {
    counts = await write(session, store, form, sheet)
  })
  const { reviews, unreadable } = counts
  const { t, writer } = session
  if (unreadable.length > 0) {
    const some = { n: t.number(unreadable.length), some: unreadable.slice(0, 5).join(', ') }
    writer.err(`${t('reviews.own-unreadable', some)}\n`)
  }
  return {
    exit: unreadable.length > 0 ? 1 : 0,
    json: { file: path ?? null, reviews, unreadable },
    lines: () => [t.count('reviews.exported', reviews, { file: basename(path ?? '') })],
    said: path === undefined,
  }
}

/** A page of the shop at a time, so that a million reviews take no more memory than a hundred. */
async function write(session: Session, store: string, form: Form, sheet: Sheet) {
  const { io, t, writer, zone } = session
  const progress = createProgress(writer.errSink, io.clock, false)
  const unreadable: string[] = []
  let { head } = form
  let reviews = 0
  await withRecolte(session, async (recolte) => {
    for await (const page of recolte.ownReviews(store, io.signal)) {
      await sheet(head + form.rows(page.reviews.map((review) => ownReviewFields(review, zone(store)))))
      head = ''
      reviews += page.reviews.length
      unreadable.push(...page.unreadable.map(({ id }) => id))
      progress.show(t('progress.own-reviews', { n: t.number(reviews), left: t.number(page.remaining ?? 0) }))
    }
  })
  progress.clear()
  return { reviews, unreadable }
}

interface Form {
  head: string
  rows(reviews: OwnReviewFields[]): string
}

function formOf(session: Session, name: string, columns: readonly (keyof OwnReviewFields)[]): Form {
  const settings = csvSettings(session)
  const cells = (review: OwnReviewFields) => columns.map((column) => review[column])
  switch (name) {
    case 'csv':
      return {
        head: stringify([columns], { ...settings, bom: true }),
        rows: (reviews) => stringify(reviews.map(cells), settings),
      }
    case 'jsonl':
      return { head: '', rows: (reviews) => reviews.map((one) => `${JSON.stringify(one, [...columns])}\n`).join('') }
    default:
      throw new CliError('bad-value', { option: '--format', why: 'csv, jsonl', command: 'reviews export' })
  }
}
