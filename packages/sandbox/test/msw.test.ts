import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWooCommerce } from '../src/index.ts'

const shop = createWooCommerce({ orders: 3 })
const server = setupServer(
  http.all('https://shop.example/*', ({ request }) => shop.fetch(request).catch(() => HttpResponse.error())),
)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
const orders = (init: RequestInit = {}) => fetch('https://shop.example/wp-json/wc/v3/orders', { headers, ...init })

describe('a shop behind msw', () => {
  it('answers', async () => {
    expect(await (await orders()).json()).toHaveLength(3)
  })

  it('drops the connection', async () => {
    shop.fault({ kind: 'reset' })
    await expect(orders()).rejects.toThrow()
  })

  it('breaks off', async () => {
    shop.fault({ kind: 'truncated' })
    await expect(orders().then((answer) => answer.text())).rejects.toThrow()
  })

  it('hangs until the client leaves', async () => {
    shop.fault({ kind: 'hang' })
    await expect(orders({ signal: AbortSignal.timeout(30) })).rejects.toThrow()
  })
})
