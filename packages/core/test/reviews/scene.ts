import { createPublished, type Published, type PublishedReview, serve } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import type { Scene } from '../engine/bench.ts'
import { START, scene } from '../engine/bench.ts'

export const review = (id: string, change: Partial<PublishedReview> = {}): PublishedReview => ({
  ...{ review_id: id, product: '11', rate: 5, review: `Très bon ${id}`, firstname: 'Léa', lastname: 'Martin' },
  ...{ review_date: '2026-10-01T08:00:00Z', publish_date: '2026-10-02T08:00:00Z' },
  ...change,
})

export interface Reading extends Scene {
  published: Published
  url: string
  /** Reads every way now; answers what the only one brought. */
  read(): Promise<Awaited<ReturnType<Scene['recolte']['syncReviews']>>[number]['sources'][number] | undefined>
  /** Ids of the reviews that were ever published there and stand published here. */
  ids(): Promise<string[]>
}

const CLIENT = { clientId: 'client-1', clientSecret: 'secret-of-client-1' }

/** One store whose reviews come from the platform's files or from its API, on a real port. */
export async function reading(
  way: 'feed' | 'api',
  change: { filesList?: boolean; journal?: string } = {},
): Promise<Reading> {
  let now = () => START
  const published = createPublished({
    ...{ webId: 'web-1', clients: [CLIENT], clock: () => now() },
    ...(change.filesList === undefined ? {} : { filesList: change.filesList }),
  })
  const put = new Set<string>()
  const publish = published.put
  published.put = (...reviews) => {
    for (const { review_id: id } of reviews) put.add(id)
    publish(...reviews)
  }
  const served = await serve(published)
  onTestFinished(() => served.close())
  const tokenUrl = `${served.url}/realms/skeepers/protocol/openid-connect/token`
  const from =
    way === 'feed' ? { feed: { url: `${served.url}/fr` } } : { api: { ...CLIENT, tokenUrl, url: served.url } }
  const made = await scene({ store: { reviews: { from } }, ...(change.journal ? { journal: change.journal } : {}) })
  now = made.clock.now
  return {
    ...made,
    published,
    url: served.url,
    read: async () => (await made.recolte.syncReviews())[0]?.sources[0],
    async ids() {
      const found = await Promise.all([...put].map((id) => made.journal.review('boutique', id)))
      return found.flatMap((one) => (one?.review === undefined ? [] : [one.id])).sort()
    },
  }
}
