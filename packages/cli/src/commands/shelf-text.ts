import { errorText, type Recolte, type Shelved, type Text } from '@recolte/core'
import type { Session } from '../session.ts'

export type Shelves = Awaited<ReturnType<Recolte['shelves']>>

/** What the shop shows, and what waits for what. */
export function shelfLines(session: Session, store: string, shelves: Shelves): string[] {
  const { t, colour } = session
  return shelves.flatMap(({ kind, shown, due, problems }) => [
    `  ${t(`published.shelf-${kind}`, { shown: t.number(shown), coming: t.number(due) })}`,
    ...problems.map(({ problem, n, example, detail }) => {
      const { message: why, next } = saidOf(session, store, { code: problem, detail })
      return colour.watch(`    ${t('published.waiting', { n: t.number(n), example, why, next })}`)
    }),
  ])
}

export const shelfJson = (session: Session, store: string, shelves: Shelves): object[] =>
  shelves.map(({ problems, ...counts }) => ({
    ...counts,
    problems: problems.map(({ problem, n, example, detail }) => ({
      ...{ code: problem, n, example },
      ...saidOf(session, store, { code: problem, detail }),
    })),
  }))

/** How one review stands in the shop. */
export function shelvedLine(session: Session, store: string, { shopId, shownAt, dueAt, problem }: Shelved): string {
  const { t } = session
  const date = (at: number) => session.dates(store).moment(at)
  if (problem !== undefined && dueAt !== undefined) {
    const { message: why, next } = saidOf(session, store, problem)
    return t('published.put-off-until', { date: date(dueAt), why, next })
  }
  if (shopId === undefined) return dueAt === undefined ? t('published.nowhere') : t('published.on-its-way')
  if (dueAt !== undefined) return t('published.changes', { id: shopId })
  return t('published.stands', { id: shopId, date: shownAt === undefined ? '–' : date(shownAt) })
}

export function shelvedJson(session: Session, store: string, { shopId, shownAt, dueAt, problem }: Shelved): object {
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  return {
    ...{ shopId: shopId ?? null, shownAt: iso(shownAt), dueAt: iso(dueAt) },
    problem: problem === undefined ? null : { code: problem.code, ...saidOf(session, store, problem) },
  }
}

const saidOf = ({ language }: Session, store: string, { code, detail }: NonNullable<Shelved['problem']>): Text =>
  errorText(code, { store, ...detail }, language)
