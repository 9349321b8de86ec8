import type { ReviewAudit } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { optionalText, storeOption, storesNamed } from './options.ts'

const given = z.object({ store: optionalText })

export const reviewsAudit: CommandSpec = {
  name: 'reviews audit',
  group: (t) => t('help.reviews'),
  options: [storeOption],
  help: (t) => t('help.reviews-audit'),
  examples: ['recolte reviews audit', 'recolte reviews audit --store boutique --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store } = given.parse(options)
  const audits: (ReviewAudit & { store: string })[] = []
  await withRecolte(session, async (recolte) => {
    for (const name of storesNamed(session, store)) audits.push({ store: name, ...(await recolte.auditReviews(name)) })
  })
  const ok = audits.every(({ difference, rejected }) => difference === 0 && rejected === 0)
  return {
    exit: ok ? 0 : 1,
    json: { ok, stores: audits },
    lines: () => audits.flatMap((one) => auditLines(session, one)),
  }
}

function auditLines(
  { t }: Session,
  { store, problems, orphanProducts, ...counts }: ReviewAudit & { store: string },
): string[] {
  const numbers = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, t.number(n)]))
  return [
    t('reviews.audit', { store, ...numbers }),
    t('reviews.kept', numbers),
    ...problems.map(({ problem, n, example }) => t(`reviews.problem.${problem}`, { n: t.number(n), example })),
    ...(counts.orphans === 0 ? [] : [t('reviews.orphans', numbers)]),
    ...orphanProducts.map(({ reference, n, hint, product = '' }) =>
      t(`reviews.orphan.${hint ?? 'unknown'}`, { reference, n: t.number(n), product }),
    ),
    ...(counts.notAsked === 0 ? [] : [t('reviews.not-asked', numbers)]),
  ]
}
