import { type ConnectorContext, HOUR, MINUTE, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { type RawRow, type RawView, viewsSchema, websitesSchema } from './schema.ts'
import type { Settings } from './settings.ts'

export interface Views {
  /** Every store view; `undefined` where the integration may not read them. */
  list(): Promise<readonly RawView[] | undefined>
  /** Where an order was placed; `ours` is false for a view whose orders do not count. */
  placeOf(row: Pick<RawRow, 'store_id'>): Promise<Place>
}

export interface Place {
  ours: boolean
  view?: RawView
  /** What an account map may name. */
  shop?: string
  /** `fr-FR` */
  language?: string
}

interface Known {
  views: Map<number, RawView> | undefined
  websites: Map<number, string>
  at: number
}

/** Store views change about never, so they are asked for once in a while, and where an order names an unknown one. */
export function createViews(client: Client, settings: Settings, { clock }: ConnectorContext): Views {
  let known: Known | undefined
  const needed = settings.views !== undefined || settings.shop === 'website'

  async function ask(): Promise<Known> {
    const views = await client.optional('store/storeConfigs')
    if (views === undefined) {
      if (needed) throw client.error('magento.views-need-right', { rights: 'Magento_Backend::store' })
      return { views: undefined, websites: new Map(), at: clock.now() }
    }
    const parsed = viewsSchema.safeParse(views)
    if (!parsed.success) throw unreadable('storeConfigs')
    return {
      views: new Map(parsed.data.map((view) => [view.id, view])),
      websites: settings.shop === 'website' ? await askWebsites() : new Map(),
      at: clock.now(),
    }
  }

  async function askWebsites(): Promise<Map<number, string>> {
    const parsed = websitesSchema.safeParse(await client.optional('store/websites'))
    if (!parsed.success) throw unreadable('websites')
    return new Map(parsed.data.map(({ id, code }) => [id, code]))
  }

  const unreadable = (why: string) => new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why } })

  async function current(maxAge: number): Promise<Known> {
    if (known === undefined || clock.now() - known.at >= maxAge) known = await ask()
    return known
  }

  return {
    async list() {
      const { views } = await current(HOUR)
      return views === undefined ? undefined : [...views.values()]
    },
    async placeOf({ store_id: id }) {
      let { views, websites } = await current(HOUR)
      // A view that was made since; one that was deleted has no id in its orders any more (seen).
      if (id != null && views !== undefined && !views.has(id)) ({ views, websites } = await current(MINUTE))
      const view = id == null ? undefined : views?.get(id)
      if (view === undefined) return { ours: settings.views === undefined }
      const shop = settings.shop === 'website' ? websites.get(view.website_id) : view.code
      return {
        ours: settings.views === undefined || settings.views.includes(view.code),
        view,
        ...(shop === undefined ? {} : { shop }),
        ...(view.locale === '' ? {} : { language: view.locale.replace('_', '-') }),
      }
    },
  }
}
