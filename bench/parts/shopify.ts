import { createHttp, type Store, systemClock } from '@recolte/core'
import { createShopify, type ShopifyOptions, serve } from '@recolte/sandbox'
import { shopify } from '@recolte/shopify'
import { heapMB } from '../heap.ts'
import { type Line, whole } from '../table.ts'

const DAY = 86_400_000
const TOKEN = 'shpat_test'
const BATCH = 20

/** Points as many as are asked for: what is measured is what a shop would charge, not how long it makes one wait. */
const bucket = { size: 1e9, rate: 1e9, now: Date.now }

/** Orders of a Shopify by pages and from a file, and what a thousand of them cost in points. The shop runs in this process. */
export async function pointsOfShopify(sizes: { pages: number; file: number; collected: number }) {
  const byPages = await inShop({ orders: sizes.pages }, false, listAll)
  const byFile = await inShop({ orders: sizes.file }, true, listAll)
  const points = await inShop({ orders: sizes.collected }, false, readAll)
  const lines: Line[] = [
    { what: `shopify: ${whole(sizes.pages)} orders by pages`, figure: `${whole(byPages.pace)} orders/s` },
    { what: 'shopify: points per 1,000 listed', figure: whole((byPages.points * 1_000) / sizes.pages) },
    { what: 'shopify: points per 1,000 read complete', figure: whole((points.points * 1_000) / sizes.collected) },
    { what: `shopify: ${whole(sizes.file)} lines of a file`, figure: `${whole(byFile.pace)} lines/s` },
    { what: 'shopify: most heap held meanwhile', figure: `${byFile.grownMB.toFixed(1)} MB`, goal: '≤ 20 MB' },
  ]
  return { lines, result: { byPages, byFile, points } }
}

async function inShop(
  options: ShopifyOptions,
  stream: boolean,
  work: (store: Store, look: () => void) => Promise<number>,
) {
  const shop = createShopify({ bucket, from: Date.now() - 150 * DAY, ...options })
  const { url, close } = await serve(shop)
  const { signal } = new AbortController()
  const { fetch, send, ...rest } = createHttp({
    clock: systemClock,
    userAgent: 'Recolte/bench',
    store: 'bench',
    signal,
  })
  const context = {
    fetch,
    send,
    ...(stream ? rest : {}),
    clock: systemClock,
    signal,
    log: () => {},
    language: 'en' as const,
  }
  const store = shopify.connect({ shop: 'bench.myshopify.com', url, accessToken: TOKEN }, context)
  const before = heapMB()
  const started = performance.now()
  let most = before
  const look = () => {
    most = Math.max(most, heapMB())
  }
  const orders = await work(store, look)
  const seconds = (performance.now() - started) / 1_000
  look()
  const grownMB = most - before
  await close()
  return { orders, pace: orders / seconds, points: shop.summary().points.actual, grownMB }
}

/** Rows between two looks at the heap. */
const LOOK_EVERY = 100_000

async function listAll(store: Store, look: () => void): Promise<number> {
  let rows = 0
  for await (const page of store.changes({ since: new Date(0) })) {
    const before = rows
    rows += page.rows.length
    if (Math.floor(rows / LOOK_EVERY) > Math.floor(before / LOOK_EVERY)) look()
  }
  return rows
}

async function readAll(store: Store): Promise<number> {
  const ids: string[] = []
  for await (const { rows } of store.changes({ since: new Date(0) })) ids.push(...rows.map(({ id }) => id))
  for (let at = 0; at < ids.length; at += BATCH) await store.read(ids.slice(at, at + BATCH))
  return ids.length
}
