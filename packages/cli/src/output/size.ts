import type { Translate } from '../texts/translate.ts'

const STEPS = ['size.kb', 'size.mb', 'size.gb'] as const

/** "4.2 MB", "4,2 Mo". */
export function sizeText(t: Translate, bytes: number): string {
  let size = bytes / 1_000
  let step = 0
  while (size >= 1_000 && step < STEPS.length - 1) {
    size /= 1_000
    step++
  }
  return t(STEPS[step] ?? 'size.gb', { n: t.number(Math.round(size * 10) / 10) })
}
