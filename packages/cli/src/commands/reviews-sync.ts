import { errorText, type ReviewsRead, type WayFailure } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'
import { intakeText, sourceText } from './reviews-text.ts'

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
  const ok = read.every(({ sources }) => sources.every(({ failure }) => failure === undefined))
  return {
    exit: ok ? 0 : 1,
    json: { ok, stores: read.map((one) => toJson(session, one)) },
    lines: () => read.flatMap((one) => readLines(session, one)),
  }
}

const said = ({ language }: Session, store: string, { code, detail }: WayFailure) =>
  errorText(code, { store, ...detail }, language)

const toJson = (session: Session, { store, sources }: ReviewsRead) => ({
  store,
  sources: sources.map(({ source, intake, failure }) => ({
    ...{ source, ...intake },
    failure: failure === undefined ? null : { code: failure.code, ...said(session, store, failure) },
  })),
})

function readLines(session: Session, { store, sources }: ReviewsRead): string[] {
  const { t, colour } = session
  if (sources.length === 0) return [t('reviews.no-ways', { store })]
  return sources.flatMap(({ source, intake, failure }) => {
    const line = t('reviews.read', { store, source: sourceText(session, source), what: intakeText(session, intake) })
    if (failure === undefined) return [line]
    const { message, next } = said(session, store, failure)
    return [line, colour.bad(`  ${message}`), `  ${next}`]
  })
}
