import type { Environment } from '../config/environment.ts'
import type { Sink } from './writer.ts'

export interface Colour {
  good(text: string): string
  watch(text: string): string
  bad(text: string): string
  strong(text: string): string
  quiet(text: string): string
}

const plain = (text: string): string => text
const painted = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`

/** Colours on a terminal only, and not where the reader said no (https://no-color.org). */
export function createColour(sink: Sink, environment: Environment): Colour {
  const wanted = sink.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb'
  if (!wanted) return { good: plain, watch: plain, bad: plain, strong: plain, quiet: plain }
  return {
    good: painted(32, 39),
    watch: painted(33, 39),
    bad: painted(31, 39),
    strong: painted(1, 22),
    quiet: painted(2, 22),
  }
}
