import { type ConnectorContext, HOUR, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { fields } from './list.ts'
import { optional } from './optional.ts'
import { remembered } from './remember.ts'
import { namedSchema, shopUrlSchema, understood } from './schema.ts'
import type { Settings } from './settings.ts'
import { readStates, type States } from './states.ts'
import { createZone, type Zone } from './zone.ts'

const KEPT_FOR = HOUR

/** What changes rarely, asked when first needed. */
export interface Facts {
  configuration(): Promise<Configuration>
  /** Of the shop's wall clock; `told` is what `describe` said of it before, so that it is not asked again. */
  zone(told?: string): Promise<Zone>
  states(): Promise<States>
  /** ISO code by id, as in International > Localization > Languages. */
  languages(): Promise<ReadonlyMap<number, string>>
  currencies(): Promise<ReadonlyMap<number, string>>
  countries(): Promise<ReadonlyMap<number, string>>
  /** Public address by shop. */
  addresses(): Promise<(shop: number) => string>
}

export function createFacts(client: Client, settings: Settings, context: ConnectorContext): Facts {
  const kept = <T>(ask: () => Promise<T>) => remembered(context.clock, KEPT_FOR, ask)
  const configuration = kept(() => readConfiguration(client, settings))
  const languages = kept(() => codes(client, 'languages'))
  const zones = new Map<string, Zone>()
  const zoneOf = (name: string): Zone => {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return zone
  }
  return {
    configuration,
    languages,
    async zone(told) {
      const name = settings.timeZone ?? told ?? (await configuration()).timeZone
      if (name === undefined || !isZone(name))
        throw new RecolteError('prestashop.no-time-zone', 'config', {
          detail: { host: client.host, url: client.url, zone: name ?? '?' },
        })
      return zoneOf(name)
    },
    states: kept(async () =>
      readStates(client, await configuration(), languageId(await languages(), context.language)),
    ),
    currencies: kept(() => codes(client, 'currencies')),
    countries: kept(() => codes(client, 'countries')),
    addresses: kept(async () => addressBook(await shopUrls(client, settings), settings)),
  }
}

async function codes(
  client: Client,
  resource: 'languages' | 'currencies' | 'countries',
): Promise<ReadonlyMap<number, string>> {
  const entries = (await optional(client, resource, { display: fields(['id', 'iso_code']), sort: '[id_ASC]' })) ?? []
  return new Map(
    understood(namedSchema, entries).flatMap(({ id, iso_code }) => (iso_code === '' ? [] : [[id, iso_code]])),
  )
}

const languageId = (languages: ReadonlyMap<number, string>, wanted: string): number | undefined =>
  [...languages].find(([, code]) => code === wanted)?.[0]

/** Only where several shops are read: each has an address of its own. */
const shopUrls = (client: Client, { shops }: Settings) =>
  shops === undefined
    ? Promise.resolve(undefined)
    : optional(client, 'shop_urls', { display: 'full', sort: '[id_ASC]' })

function addressBook(entries: unknown[] | undefined, { url }: Settings): (shop: number) => string {
  const secure = url.startsWith('https:')
  const main = understood(shopUrlSchema, entries ?? []).filter((entry) => entry.main && entry.active)
  const known = new Map(
    main.map(({ id_shop, domain, domain_ssl, physical_uri, virtual_uri }) => {
      const host = secure ? domain_ssl || domain : domain
      return [id_shop, `${secure ? 'https' : 'http'}://${host}${physical_uri}${virtual_uri}`.replace(/\/+$/, '')]
    }),
  )
  return (shop) => known.get(shop) ?? url
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
