import { inScratch } from '../scratch.ts'
import { type Line, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { ServingResult } from '../workers/serving.ts'

/** Many stores polled by one process, each as often as it can bear: memory must not grow with the polls. */
export async function serving({ stores, seconds }: { stores: number; seconds: number }) {
  const result = await inScratch((journal) =>
    beside('platform', {}, ({ url: platform }) =>
      beside('shop', { orders: 50 }, ({ url: shop }) =>
        measured<ServingResult>('serving', { shop, platform, journal, stores, seconds }),
      ),
    ),
  )
  const growth = result.lastMB - result.firstMB
  const lines: Line[] = [
    {
      what: `serve: ${whole(stores)} stores, ${whole(result.polls)} polls in ${seconds} s`,
      figure: `${whole(result.lastMB)} MB at the end`,
      goal: `${growth < 0 ? '' : '+'}${whole(growth)} MB since each was read once (flat)`,
    },
  ]
  return { lines, result }
}
