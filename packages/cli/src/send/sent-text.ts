import { SHOWN_STATES, type ShownState } from '@recolte/core'
import { fileLines } from '../commands/file-text.ts'
import { accountText, failureText } from '../commands/sync-text.ts'
import type { Sent } from './send.ts'

const LEFT: ReadonlySet<ShownState> = new Set(['handed', 'collected'])

/** What left, what had left before, what stays behind and why, what kept the rest from leaving. */
export function sentLines({ session, store, result, files }: Sent): string[] {
  const { t, colour } = session
  const { counts, failure } = result.stores[store] ?? {}
  const now = ordersIn(files)
  const before = leftBefore(counts, now)
  const stay = SHOWN_STATES.filter((state) => !LEFT.has(state) && (counts?.[state] ?? 0) > 0)
  const why = [
    ...(failure === undefined ? [] : [failureText(session, store, failure)]),
    ...Object.entries(result.accounts).map(([name, problem]) => accountText(session, name, problem)),
  ]
  return [
    ...(now === 0 ? [] : [colour.good(t.count('send.sent', now))]),
    ...files.flatMap((file) => fileLines(session, file)),
    ...(before === 0 ? [] : [t.count('send.before', before)]),
    ...stay.map((state) => colour.watch(t.count(`states.${state}`, counts?.[state] ?? 0))),
    ...(stay.length === 0 ? [] : [t('sync.look')]),
    ...why.flatMap(({ message, next }) => [colour.bad(message), ...(next === '' ? [] : [next])]),
    t(now > 0 ? 'send.then' : 'send.nothing', { store }),
  ]
}

export const ordersIn = (files: Sent['files']): number => files.reduce((sum, { orders }) => sum + orders, 0)

/** Orders of this file that an earlier one had brought. */
export const leftBefore = (counts: Record<ShownState, number> | undefined, now: number): number =>
  Math.max(0, (counts?.handed ?? 0) + (counts?.collected ?? 0) - now)
