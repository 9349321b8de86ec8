import { type ExplainedReview, RecolteError, type ReviewChange } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'
import { sourceText } from './reviews-text.ts'
import { shelvedJson, shelvedLine } from './shelf-text.ts'

const given = z.object({ store: optionalText })

export const reviewsExplain: CommandSpec = {
  name: 'reviews explain',
  argument: { word: '<id>', help: (t) => t('help.arg.review') },
  options: [storeOption],
  help: (t) => t('help.reviews-explain'),
  examples: ['recolte reviews explain 8d0b1f3a-77c1', 'recolte reviews explain 8d0b1f3a-77c1 --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const { store } = given.parse(options)
  if (store !== undefined) storesNamed(session, store)
  const id = argument.trim()
  const found = await withRecolte(session, (recolte) => recolte.explainReview(id, store))
  if (found.length === 0) throw new RecolteError('reviews-unknown', 'config', { detail: { id } })
  return {
    exit: found.some(({ standing }) => standing === 'orphan') ? 1 : 0,
    json: { reviews: found.map((one) => toJson(session, one)) },
    lines: () => found.flatMap((one) => reviewLines(session, one)),
  }
}

const iso = (at: number) => new Date(at).toISOString()

function toJson(session: Session, explained: ExplainedReview) {
  const { store, id, product, standing, source, review, receivedAt, changedAt, history, shelved } = explained
  return {
    ...{ store, id, product: product ?? null, standing, source, review: review ?? null },
    ...{ receivedAt: iso(receivedAt), changedAt: iso(changedAt) },
    shop: shelved === undefined ? null : shelvedJson(session, store, shelved),
    history: history.map((change) => ({ ...change, at: iso(change.at) })),
  }
}

function reviewLines(session: Session, explained: ExplainedReview): string[] {
  const { t, colour } = session
  const { store, id, product, standing, review, history, shelved } = explained
  const paint = standing === 'published' ? colour.good : colour.watch
  const of = { id, store, product: product ?? '–' }
  return [
    `${t('reviews.which', of)}  ${paint(t(`reviews.stands.${standing}`))}`,
    ...(review === undefined ? [] : [t('reviews.by', { author: review.author, rating: t.number(review.rating) })]),
    ...history.map((change) => changeLine(session, store, change)),
    ...(shelved === undefined ? [] : [`  ${shelvedLine(session, store, shelved)}`]),
    // What keeps it from being shown has said its own next step.
    ...(standing === 'published' && shelved?.problem !== undefined ? [] : [t(`reviews.next.${standing}`, of)]),
  ]
}

function changeLine(session: Session, store: string, { at, source, what, fields }: ReviewChange): string {
  const { t } = session
  const date = session.dates(store).moment(at)
  const names = fields.map((field) => {
    const known = NAMED.find((one) => one === field)
    return known === undefined ? field : t(`reviews.field.${known}`)
  })
  const text = t(`reviews.change.${what}`, { fields: names.join(', ') })
  return `  ${date}  ${what === 'product-found' ? text : `${text} · ${sourceText(session, source)}`}`
}

const NAMED = ['rating', 'text', 'author', 'product', 'helpful', 'media', 'exchanges'] as const
