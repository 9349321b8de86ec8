import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createPublished, createPulling, serve } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { SECRET_KEY, WEB_ID, type World } from '../faults/world.ts'

/** A review as the platform has it: what the shop is to show. */
export interface Told {
  id: string
  product: string
  rating: number
  text: string
}
export type Verb = 'NEW' | 'UPDATE' | 'DELETE'

/** How what happened to reviews gets from the platform to a store. */
export interface Way {
  /** What the store's configuration needs. */
  store?: object
  /** The same, under `reviews`. */
  reviews?: object
  tell(verb: Verb, reviews: Told[]): Promise<void>
}

const WRITTEN = Date.UTC(2026, 0, 2, 3, 4, 5)

/** Every way in, by its name. */
export const WAYS: Record<string, (made: World) => Promise<Way>> = {
  'pushed as JSON': async (made) => ({
    store: { method: 'module' },
    tell: (verb, all) => push(made, asJson(verb, all)),
  }),
  'pushed in columns': async (made) => ({
    store: { method: 'module' },
    tell: (verb, all) => push(made, all.map((one) => columns(verb, one).join('\t')).join('\n')),
  }),
  'nightly files': (made) => publishing(made, (url) => ({ feed: { url: `${url}/fr` } })),
  'published API': (made) =>
    publishing(made, (url) => ({
      api: { ...CLIENT, url, tokenUrl: `${url}/realms/skeepers/protocol/openid-connect/token` },
    })),
  'files in a folder': async (made) => {
    const folder = join(made.folder, 'avis')
    mkdirSync(folder)
    let files = 0
    return {
      reviews: { from: { files: './avis' } },
      async tell(verb, all) {
        files += 1
        const file = join(folder, `${WEB_ID}_2026010${files}.csv`)
        const lines = all.map(({ id, product, rating, text }) => [
          verb,
          id,
          product,
          rating,
          `"${text}"`,
          'Léa',
          'Durand',
        ])
        const head = ['action', 'id_review', 'id_product', 'rate', 'review', 'firstname', 'lastname']
        writeFileSync(file, `${[head, ...lines].map((line) => line.join(';')).join('\n')}\n`)
        // One that was written just now may not be whole.
        utimesSync(file, Date.now() / 1_000 - 600 + files, Date.now() / 1_000 - 600 + files)
      },
    }
  },
}

/** The platform calls the store's module, which is Recolte, and loses it (-9) right after. */
async function push(made: World, data: string): Promise<void> {
  const { child, ended } = made.start(['serve', '--port', '0', '--json'])
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: string) => {
      const [, found] = /"url":"(http[^"]+)"/.exec(text) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  const platform = createPulling({ url: `${url}/module/boutique`, webId: WEB_ID, secretKey: SECRET_KEY })
  const answer = await platform.call('setProductsReviews', { data })
  child.kill('SIGKILL')
  await ended
  if (answer.return !== 1) throw new Error(`the module answered ${JSON.stringify(answer)}`)
}

function asJson(verb: Verb, all: Told[]): string {
  const items = all.map(({ id, product, rating, text }) => ({
    ...{ idProduit: id, refProduit: product, rate: String(rating), avis: text, horodateAvis: String(WRITTEN / 1_000) },
    ...{ name: 'Durand', prenom: 'Léa', moderation: [] },
  }))
  return JSON.stringify({ NEW: [], UPDATE: [], DELETE: [], AVG: [], [verb]: items })
}

/** docs/protocol.md, reviews in columns: twelve and none of an exchange. */
const columns = (verb: Verb, { id, product, rating, text }: Told): string[] =>
  verb === 'DELETE'
    ? [verb, '', id, '', product]
    : [verb, '', id, '', product, String(WRITTEN / 1_000), text, String(rating), 'Durand', 'Léa', '', '0']

const CLIENT = { clientId: 'client-1', clientSecret: 'secret-of-client-1' }

async function publishing(made: World, from: (url: string) => object): Promise<Way> {
  const published = createPublished({
    webId: WEB_ID,
    clients: [CLIENT],
    limits: { perSecond: 1_000, perMinute: 10_000 },
  })
  const { url, close } = await serve(published)
  onTestFinished(close)
  return {
    reviews: { from: from(url) },
    async tell(verb, all) {
      aWeekLater(made.journal)
      const at = new Date().toISOString()
      if (verb === 'DELETE') published.remove(...all.map(({ id }) => id))
      else
        published.put(
          ...all.map(({ id, product, rating, text }) => ({
            ...{ review_id: id, product, rate: rating, review: text, firstname: 'Léa', lastname: 'Durand' },
            ...{ review_date: new Date(WRITTEN).toISOString(), publish_date: at },
          })),
        )
    },
  }
}

/** Of the API all is read once a week: what it changed and removed shows then. */
function aWeekLater(journal: string): void {
  const db = new DatabaseSync(journal, { timeout: 5_000 })
  try {
    db.exec(`UPDATE review_cursor SET value = json_set(value, '$.wholeAt', 1) WHERE value LIKE '%wholeAt%'`)
  } finally {
    db.close()
  }
}
