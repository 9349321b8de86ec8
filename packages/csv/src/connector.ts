import {
  type Connector,
  type ConnectorContext,
  defineConnector,
  type RecolteError,
  type Store,
  type StoreInfo,
} from '@recolte/core'
import { pagesOf } from './changes.ts'
import { correctionsOf } from './corrections.ts'
import { type Standing, WatchedFolder } from './folder.ts'
import { LinesByOrder } from './lines-by-order.ts'
import { messages } from './messages.ts'
import { LISTED } from './order.ts'
import { readOrders } from './read.ts'
import { type Settings, settingsSchema } from './settings.ts'

const VERSION = '0.1.0'

const column = (heading: string) => ({ en: `the column ${heading}`, fr: `la colonne ${heading}` })

/** Orders of any shop, in files that it puts into a folder. */
export const csv: Connector = defineConnector<Settings>({
  contract: 1,
  name: 'csv',
  label: 'CSV files',
  version: VERSION,
  config: settingsSchema,
  defaultTrigger: [LISTED],
  readBatch: 1_000,
  messages,
  productDetails: { url: column('url_product'), image: column('url_image_product'), gtin: column('gtin_ean') },
  connect(settings, context): Store {
    const { clock, language } = context
    const folder = new WatchedFolder(settings, clock)
    const lines = new LinesByOrder()
    const options = () => ({ columns: settings.columns, timeZone: settings.timeZone, now: clock.now() })
    let whole: Standing[] = []
    let unknown: RecolteError | undefined
    return {
      describe: () => describeFolder(folder, settings, context),
      statuses: async () => [{ code: LISTED, label: LABEL[language], meaning: 'completed' }],
      async *changes(query) {
        // What comes into the folder from here on is listed later, under a later instant.
        const until = clock.now()
        const files = await folder.files(query.since.getTime())
        const left = new Map<Standing, RecolteError>()
        yield* pagesOf(files, until, query, options(), context, (file, error) => {
          // What was put away was understood then.
          if (file.waiting) left.set(file, error)
        })
        whole = files.filter((file) => file.waiting && !left.has(file))
        // An empty one is about to be written.
        unknown = [...left.values()].find(({ code }) => code !== 'csv.no-lines')
      },
      read: (ids) => readOrders(ids, folder, lines, options(), language),
      async recorded() {
        for (const file of whole) await folder.putAway(file, correctionsOf(file.path, options(), language))
        whole = []
        if (settings.keep !== undefined) await folder.forget(clock.now() - settings.keep)
        if (unknown !== undefined) throw unknown
      },
    }
  },
})

/** Files that one warning names. */
const NAMED = 5

const LABEL = { en: 'In a file', fr: 'Dans un fichier' }

async function describeFolder(
  folder: WatchedFolder,
  { timeZone }: Settings,
  { clock }: ConnectorContext,
): Promise<StoreInfo> {
  const others = await folder.others()
  const errors = await folder.errors()
  return {
    ...{ software: 'CSV', version: VERSION, timeZone },
    // Whole seconds, as a shop tells them: a file listed from now on is later.
    clock: new Date(Math.ceil(clock.now() / 1_000 - 1) * 1_000),
    rights: { 'read-orders': true },
    warnings: [
      ...(others.length === 0 ? [] : [{ code: 'csv.other-files', detail: { files: listed(others) } }]),
      ...(errors.length === 0 ? [] : [{ code: 'csv.to-correct', detail: { files: listed(errors) } }]),
    ],
  }
}

const listed = (names: string[]): string => names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '')
