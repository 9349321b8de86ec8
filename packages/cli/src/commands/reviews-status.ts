import { errorText, type ReviewAudit, type ReviewWayStanding } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'
import { noWaysText, sourceText } from './reviews-text.ts'
import { type Shelves, shelfJson, shelfLines } from './shelf-text.ts'

const given = z.object({ store: optionalText })

export const reviewsStatus: CommandSpec = {
  name: 'reviews status',
  options: [storeOption],
  help: (t) => t('help.reviews-status'),
  examples: ['recolte reviews status', 'recolte reviews status --json'],
  needsConfig: true,
  run,
}

interface Standing {
  store: string
  ways: ReviewWayStanding[]
  audit: ReviewAudit
  shelves: Shelves
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store } = given.parse(options)
  const standings: Standing[] = []
  await withRecolte(session, async (recolte) => {
    for (const name of storesNamed(session, store)) {
      const [ways, audit] = [await recolte.reviewWays(name), await recolte.auditReviews(name)]
      standings.push({ store: name, ways, audit, shelves: await recolte.shelves(name) })
    }
  })
  return {
    exit: standings.some(({ ways }) => ways.some(fails)) ? 1 : 0,
    json: { stores: standings.map((one) => toJson(session, one)) },
    lines: () => standings.flatMap((one) => standingLines(session, one)),
  }
}

const fails = ({ configured, failure }: ReviewWayStanding): boolean => configured && failure !== undefined

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

function toJson(session: Session, { store, ways, audit, shelves }: Standing) {
  const { reviews, removed, orphans, rejected } = audit
  return {
    ...{ store, reviews, removed, orphanLines: orphans, rejectedLines: rejected },
    shop: shelfJson(session, store, shelves),
    ways: ways.map(({ source, configured, received, lastAt, failure }) => ({
      ...{ source, configured, received, lastAt: iso(lastAt) },
      failure:
        failure === undefined
          ? null
          : {
              code: failure.code,
              at: iso(failure.at),
              ...errorText(failure.code, { store, ...failure.detail }, session.language),
            },
    })),
  }
}

function standingLines(session: Session, { store, ways, audit, shelves }: Standing): string[] {
  const { t, colour } = session
  const numbers = { reviews: t.number(audit.reviews), removed: t.number(audit.removed) }
  if (ways.length === 0) return [noWaysText(session, store)]
  return [
    t('reviews.standing', { store, ...numbers }),
    ...ways.flatMap((way) => wayLines(session, store, way)),
    ...shelfLines(session, store, shelves),
    ...(audit.orphans + audit.rejected === 0 ? [] : [colour.watch(`  ${t('reviews.see-audit')}`)]),
  ]
}

function wayLines(
  session: Session,
  store: string,
  { source, configured, received, lastAt, failure }: ReviewWayStanding,
) {
  const { t, colour, language } = session
  const when =
    lastAt === undefined ? t('reviews.never') : t('reviews.last', { date: session.dates(store).moment(lastAt) })
  const text = { source: sourceText(session, source), n: t.number(received), when }
  const line = `  ${t(configured ? 'reviews.way' : 'reviews.way-before', text)}`
  if (failure === undefined || !configured) return [line]
  const { message, next } = errorText(failure.code, { store, ...failure.detail }, language)
  return [line, colour.bad(`    ${message}`), `    ${next}`]
}
