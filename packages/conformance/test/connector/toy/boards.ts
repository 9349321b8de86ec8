import { z } from 'zod'
import type { Reply } from './api.ts'

export const PRODUCT = 'p1'

const reviewSchema = z.object({ product: z.string(), rating: z.number(), html: z.string() })
const averageSchema = z.object({ product: z.string(), average: z.number(), count: z.number() })

/** What the toy shop shows of reviews. `PUT` and `DELETE` of `/reviews/KEY` and `/averages/PRODUCT`. */
export function createBoards() {
  const reviews = new Map<string, z.output<typeof reviewSchema>>()
  const averages = new Map<string, z.output<typeof averageSchema>>()
  const write = <T extends { product: string }>(kept: Map<string, T>, key: string, given: T | undefined): Reply => {
    if (given === undefined) return { status: kept.delete(key) ? 200 : 404, body: {} }
    if (given.product !== PRODUCT) return { status: 404, body: {} }
    kept.set(key, given)
    return { status: 200, body: {} }
  }
  return {
    reviews,
    averages,
    answer(method: string, path: string, body: string): Reply | undefined {
      const [, room, key = ''] = path.split('/').map(decodeURIComponent)
      const given: unknown = method === 'PUT' ? JSON.parse(body) : undefined
      if (room === 'reviews') return write(reviews, key, given === undefined ? undefined : reviewSchema.parse(given))
      if (room === 'averages') return write(averages, key, given === undefined ? undefined : averageSchema.parse(given))
      return undefined
    },
  }
}
