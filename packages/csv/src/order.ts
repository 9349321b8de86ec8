import type { Order, OrderLine as OrderedProduct, OrderRow } from '@recolte/core'
import type { OrderLine } from './check-line.ts'
import { readAmount } from './values.ts'

/** The one status there is: what stands in a file is to be asked for. */
export const LISTED = 'listed'

/** What a list may show of an order: nothing of its buyer. `listedAt` is when its file was there. */
export function rowOf(line: OrderLine, listedAt: Date): OrderRow {
  const { shop, language } = line.values
  return {
    id: line.reference,
    number: line.reference,
    statuses: [LISTED],
    meaning: 'completed',
    reached: { [LISTED]: listedAt },
    createdAt: new Date(line.orderedAt),
    changedAt: listedAt,
    ...(shop === undefined ? {} : { shop }),
    ...(language === undefined ? {} : { language }),
  }
}

/** An order of all its lines, which agree about everything but the product. */
export function orderOf(first: OrderLine, lines: OrderLine[], listedAt: Date): Order {
  const { email = '', firstName = '', lastName = '', phone, country, ...values } = first.values
  const products = lines.flatMap((line) => productOf(line) ?? [])
  const amount = readAmount(values.amount ?? '')
  return {
    ...rowOf(first, listedAt),
    number: first.reference,
    buyer: { email, firstName, lastName, ...defined({ phone, country }) },
    lines: products,
    hadLines: products.length > 0,
    ...defined({
      channel: values.channel,
      shopName: values.shopName,
      delayDays: days(values.delay),
      productDelayDays: days(values.productDelay),
      total: amount === undefined || values.currency === undefined ? undefined : { amount, currency: values.currency },
    }),
  }
}

/** A file whose products have ids alone calls them by these. */
function productOf({ values }: OrderLine): OrderedProduct | undefined {
  const { productId, productName, url, image, sku, gtin, upc, mpn, brand, category } = values
  if (productId === undefined) return undefined
  return {
    ...{ productId, name: productName ?? productId, quantity: 1, refundedQuantity: 0 },
    ...defined({ url, image, sku, gtin: gtin ?? upc, mpn, brand, category }),
  }
}

const days = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
