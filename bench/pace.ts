import { median } from './table.ts'

export interface Pace {
  perSecond: number
  cpuMicros: number
}

export function pace(count: number, { seconds, cpuSeconds }: { seconds: number; cpuSeconds: number }): Pace {
  return { perSecond: count / seconds, cpuMicros: (cpuSeconds * 1e6) / count }
}

/** The middle pace of each runner. Round by round, so that a busy moment of the machine strikes all of them. */
export async function middlePaces(
  runs: Record<string, () => Promise<Pace>>,
  rounds: number,
): Promise<Record<string, Pace>> {
  const paces = new Map<string, Pace[]>(Object.keys(runs).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) paces.get(name)?.push(await run())
  }
  return Object.fromEntries([...paces].map(([name, list]) => [name, middle(list)]))
}

function middle(paces: Pace[]): Pace {
  return {
    perSecond: median(paces.map((one) => one.perSecond)),
    cpuMicros: median(paces.map((one) => one.cpuMicros)),
  }
}
