import { en } from '../texts/en.ts'
import type { TextKey, Translate } from '../texts/translate.ts'

type Counts = Record<string, number>

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

/** How many are ready in a paused store, where there are any. */
export const waitingText = (t: Translate, n: number): string[] => (n === 0 ? [] : [t.count('pause.waiting', n)])

/** "30 no e-mail address, 8 a marketplace’s address": the most frequent first. */
export function reasonsText(t: Translate, counts: Counts): string {
  const said = new Map<string, number>()
  for (const [code, n] of Object.entries(counts)) {
    const words = shortReason(t, code)
    said.set(words, (said.get(words) ?? 0) + n)
  }
  return [...said]
    .sort(([, one], [, other]) => other - one)
    .map(([words, n]) => `${t.number(n)} ${words}`)
    .join(', ')
}

/** A reason in a few words, for counts; its code where there are none. */
function shortReason(t: Translate, code: string): string {
  const key = `why.${code}`
  return isText(key) ? t(key) : code
}

const isText = (key: string): key is TextKey => Object.hasOwn(en, key)
