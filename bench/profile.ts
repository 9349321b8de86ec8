import { mkdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** With BENCH_PROFILE set, where the CPU goes during `work` is written to bench/results/NAME.cpuprofile. */
export async function profiled<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (process.env.BENCH_PROFILE === undefined) return work()
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  const result = await work()
  const { profile } = await session.post('Profiler.stop')
  const folder = new URL('./results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${name}.cpuprofile`, folder), JSON.stringify(profile))
  return result
}
