import { inScratch } from '../scratch.ts'
import { type Line, median, times, whole } from '../table.ts'
import { measured } from '../worker.ts'
import type { PulledResult } from '../workers/module.ts'

/** The platform's PrestaShop module 7.9 on PHP 8.2, measured on this kind of machine. */
const OFFICIAL = 200

/** One `getOrders` for all that is on offer: orders a second, the first byte, and what it holds in memory. */
export async function moduleAnswers({ small, large, rounds }: { small: number; large: number; rounds: number }) {
  const lines: Line[] = []
  const result: Record<string, PulledResult[]> = {}
  for (const orders of [small, large]) {
    const runs: PulledResult[] = []
    for (let round = 0; round < rounds; round++) {
      runs.push(await inScratch((journal) => measured<PulledResult>('module', { journal, orders })))
    }
    const middle = (value: (run: PulledResult) => number) => median(runs.map(value))
    const pace = orders / middle(({ seconds }) => seconds)
    const what = `module: getOrders, ${whole(orders)} orders on offer`
    lines.push(
      { what, figure: `${whole(pace)}/s`, goal: `${times(pace / OFFICIAL)} the official module (≥ 50×)` },
      { what: `${what}: first byte`, figure: `${middle(({ firstByteMs }) => firstByteMs).toFixed(1)} ms` },
      { what: `${what}: memory`, figure: `+${middle(({ grownMb }) => grownMb).toFixed(0)} MB` },
    )
    result[orders] = runs
  }
  return { lines, result }
}
