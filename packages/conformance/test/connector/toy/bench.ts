import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Bench, Fault } from '../../../src/index.ts'
import { answer } from './api.ts'
import { createBoards, PRODUCT } from './boards.ts'
import { createOwnReviews } from './own-reviews.ts'
import { createToyShop } from './shop.ts'

const KEY = 'toy-key-41f0c2'
const WRONG_KEY = 'toy-key-000000'
const POWERLESS_KEY = 'toy-key-9d3e77'

/** The toy shop on a real port, with everything a bench can offer. */
export async function openToy({ orders }: { orders: number }): Promise<Required<Omit<Bench, 'local'>>> {
  const shop = createToyShop(orders)
  const boards = createBoards()
  const own = createOwnReviews()
  let fault: Fault | undefined
  let requests = 0

  const server = createServer(async (request, response) => {
    requests += 1
    response.sendDate = false
    response.setHeader('date', new Date(shop.now()).toUTCString())
    const say = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type }).end(body)
    const key = request.headers.authorization
    if (fault === 'hang') return
    if (fault === 'html') return say(200, 'text/html', '<!doctype html><title>Back soon</title>')
    if (fault === 'down') return say(503, 'application/json', '{}')
    if (fault === 'busy') {
      response.setHeader('retry-after', '7')
      return say(429, 'application/json', '{}')
    }
    if (key === `Bearer ${POWERLESS_KEY}`) return say(403, 'application/json', '{}')
    if (key !== `Bearer ${KEY}`) return say(401, 'application/json', '{}')
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://toy')
    if (pathname === '/own-reviews') return say(200, 'application/json', JSON.stringify(own.page(searchParams)))
    const shown = boards.answer(request.method ?? 'GET', pathname, await text(request))
    const { status, body } = shown ?? answer(shop, pathname, searchParams, fault === 'endless')
    return say(status, 'application/json', JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  const start = (kind: Fault) => async () => {
    fault = kind
  }

  return {
    settings: { url, key: KEY },
    wrongKey: { url, key: WRONG_KEY },
    noRights: { url, key: POWERLESS_KEY },
    secrets: [KEY, WRONG_KEY, POWERLESS_KEY],
    now: () => new Date(shop.now()),
    *orders() {
      for (const { id, status, created, changed } of shop.orders()) {
        yield { id: String(id), statuses: [status], createdAt: new Date(created), changedAt: new Date(changed) }
      }
    },
    requests: () => requests,
    change: async (id) => shop.edit(Number(id), {}),
    setStatus: async (id, status) => shop.edit(Number(id), { status }),
    addAtSameInstant: async (count) => shop.add(count).map(({ id }) => String(id)),
    addUnknownFields: async (id) => shop.bend(Number(id), { extra: { gift_wrap: { colour: 'red' }, tags: ['vip'] } }),
    breakOrder: async (id) => shop.bend(Number(id), { damaged: true }),
    remove: async (id) => shop.remove(Number(id)),
    faults: {
      down: start('down'),
      busy: start('busy'),
      html: start('html'),
      endless: start('endless'),
      hang: start('hang'),
    },
    webhook: {
      body: async (id) => new TextEncoder().encode(JSON.stringify({ order: Number(id) })),
      sign: (body, secret) => ({ 'X-Toy-Signature': createHmac('sha256', secret).update(body).digest('base64') }),
    },
    reviews: { product: PRODUCT, shown: async () => [...boards.reviews.values()] },
    averages: { product: PRODUCT, shown: async () => boards.averages.get(PRODUCT) },
    ownReviews: {
      leave: async (count) => own.leave(count),
      async remove(ids) {
        for (const id of ids) own.remove(Number(id))
      },
    },
    repair: async () => {
      fault = undefined
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
