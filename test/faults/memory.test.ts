import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { world } from './world.ts'

const MEASURE = `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync("peak",String(process.resourceUsage().maxRSS)))`
/** A heap that is no larger than it must be: what V8 leaves lying about on a large machine would hide what grows. */
const NODE_OPTIONS = `--max-old-space-size=64 --import=data:text/javascript,${encodeURIComponent(MEASURE)}`
/** Generous: half of it is the journal's own cache, which is bounded too. */
const BOUND_MB = 120

it('a first pass over 50,000 orders takes little more memory than one over 1,000', {
  timeout: 180_000,
}, async (test) => {
  const peak = async (orders: number): Promise<number> => {
    const made = await world(test, { orders })
    const { exit, out } = await made.run(['sync', '--json'], { environment: { NODE_OPTIONS } })
    expect(exit, out).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ stores: { boutique: { seen: orders } } })
    return Number(readFileSync(join(made.folder, 'peak'), 'utf8')) / 1024
  }
  const few = await peak(1_000)
  const many = await peak(50_000)
  console.log(`peak memory: 1,000 orders ${few.toFixed(0)} MB, 50,000 orders ${many.toFixed(0)} MB`)
  expect(many - few).toBeLessThan(BOUND_MB)
})
