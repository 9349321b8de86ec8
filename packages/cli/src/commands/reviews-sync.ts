import { errorText, type ReviewsSynced, type WayFailure } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'
import { publishedJson, publishedLines } from './published-text.ts'
import { intakeText, noWaysText, sourceText } from './reviews-text.ts'

const given = z.object({ store: optionalText })

export const reviewsSync: CommandSpec = {
  name: 'reviews sync',
  options: [storeOption],
  help: (t) => t('help.reviews-sync'),
  examples: ['recolte reviews sync', 'recolte reviews sync --store boutique --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store } = given.parse(options)
  const stores = storesNamed(session, store)
  const read = await withRecolte(session, (recolte) => recolte.syncReviews({ stores, signal: session.io.signal }))
  const ok = read.every(
    ({ sources, published }) =>
      published?.failure === undefined && sources.every(({ failure }) => failure === undefined),
  )
  return {
    exit: ok ? 0 : 1,
    json: { ok, stores: read.map((one) => toJson(session, one)) },
    lines: () => read.flatMap((one) => readLines(session, one)),
  }
}

const said = ({ language }: Session, store: string, { code, detail }: WayFailure) =>
  errorText(code, { store, ...detail }, language)

const toJson = (session: Session, { store, sources, published }: ReviewsSynced) => ({
  store,
  shop: published === undefined ? null : publishedJson(session, store, published),
  sources: sources.map(({ source, intake, failure }) => ({
    ...{ source, ...intake },
    failure: failure === undefined ? null : { code: failure.code, ...said(session, store, failure) },
  })),
})

function readLines(session: Session, { store, sources, published }: ReviewsSynced): string[] {
  const { t, colour } = session
  const shown = published === undefined ? [] : publishedLines(session, store, published)
  if (sources.length === 0) return [noWaysText(session, store), ...shown]
  const read = sources.flatMap(({ source, intake, failure }) => {
    const way = { store, source: sourceText(session, source) }
    const line = t('reviews.read', { ...way, what: intakeText(session, intake) })
    if (failure === undefined) return [line]
    const { message, next } = said(session, store, failure)
    const before = Object.values(intake).some((n) => n > 0) ? line : t('reviews.not-read', way)
    return [before, colour.bad(`  ${message}`), `  ${next}`]
  })
  return [...read, ...shown]
}
