import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { events } from './parts/events.ts'
import { files } from './parts/files.ts'
import { hooks } from './parts/hooks.ts'
import { intake, intakeFromMagento, intakeFromPrestaShop } from './parts/intake.ts'
import { journal } from './parts/journal.ts'
import { moduleAnswers } from './parts/module.ts'
import { push } from './parts/push.ts'
import { report as reports } from './parts/report.ts'
import { serving } from './parts/serving.ts'
import { pointsOfShopify } from './parts/shopify.ts'
import { type Line, table } from './table.ts'

/**
 * npm run bench [-- --quick] [-- --only push,events,intake,magento,prestashop,shopify,journal,hooks,serving,module,files,report]. Prints a table and writes bench/results/latest.json.
 * Figures belong to the machine they were taken on; nothing here passes or fails by them.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } })
const quick = values.quick
const parts: Record<string, () => Promise<{ lines: Line[]; result: object }>> = {
  push: () =>
    push(quick ? { orders: 1_000, oneByOne: 300, rounds: 1 } : { orders: 20_000, oneByOne: 5_000, rounds: 3 }),
  events: () => events(quick ? { events: 1_000, rounds: 1 } : { events: 50_000, rounds: 3 }),
  intake: () =>
    intake(quick ? { small: 200, large: 2_000, counted: 1_000 } : { small: 1_000, large: 100_000, counted: 10_000 }),
  magento: () =>
    intakeFromMagento(
      quick ? { small: 200, large: 2_000, counted: 1_000 } : { small: 1_000, large: 100_000, counted: 10_000 },
    ),
  prestashop: () =>
    intakeFromPrestaShop(
      quick ? { small: 200, large: 2_000, counted: 1_000 } : { small: 1_000, large: 100_000, counted: 10_000 },
    ),
  shopify: () =>
    pointsOfShopify(
      quick ? { pages: 5_000, file: 20_000, collected: 400 } : { pages: 100_000, file: 1_000_000, collected: 5_000 },
    ),
  journal: () => journal(quick ? 2_000 : 50_000),
  hooks: () => hooks(quick ? { webhooks: 3_000, rounds: 1 } : { webhooks: 30_000, rounds: 3 }),
  serving: () => serving(quick ? { stores: 20, seconds: 10 } : { stores: 200, seconds: 90 }),
  module: () =>
    moduleAnswers(quick ? { small: 200, large: 1_000, rounds: 1 } : { small: 1_000, large: 10_000, rounds: 3 }),
  files: () => files(quick ? { rows: 20_000, rounds: 1 } : { rows: 1_000_000, rounds: 3 }),
  report: () => reports({ small: 1_000, large: quick ? 20_000 : 1_000_000 }),
}

const chosen = values.only?.split(',') ?? Object.keys(parts)
const machine = { node: process.version, cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown' }
const report: Record<string, object> = { machine, at: { iso: new Date().toISOString(), quick } }
const lines: Line[] = []
for (const name of chosen) {
  const part = parts[name]
  if (part === undefined) throw new Error(`There is no part "${name}"; parts: ${Object.keys(parts).join(', ')}`)
  console.error(`measuring: ${name}`)
  const done = await part()
  lines.push(...done.lines)
  report[name] = done.result
}
console.log(table(lines))

const folder = new URL('./results/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('latest.json', folder), `${JSON.stringify(report, null, 2)}\n`)
