import { errorText } from '@recolte/core'
import { describe, expect, it } from 'vitest'
import { all } from './context.ts'
import { KEY, recorded, replay, resourceOf, sandbox, thrown } from './shop.ts'

const ANY = { since: new Date(0) }

describe('access that does not work is one diagnosis, with the place in the back office', () => {
  it.each([
    ['a plain-text 401: no key reached PrestaShop', 'err-401-no-key-json', 'no-key-arrived', 'Trafic et SEO'],
    ['a header that the server drops', 'err-401-authorization-dropped-json', 'no-key-arrived', 'keyInAddress'],
    ['a webservice that is off, asked without a key', 'err-503-disabled-no-key', 'no-key-arrived', 'Authorization'],
    ['a structured 401: the key is unknown', 'err-401-wrong-key-json', 'wrong-key', 'Paramètres avancés > Webservice'],
    ['a key that is switched off', 'err-401-inactive-key-json', 'wrong-key', 'Webservice'],
    ['a key of another length', 'err-401-short-key-json', 'wrong-key', 'Webservice'],
    ['a key without any permission', 'err-401-no-permission-json', 'no-permission-at-all', 'Afficher (GET)'],
    ['a resource that was not ticked', 'combinations-not-permitted-json', 'missing-permission', 'orders'],
    ['a verb that was not ticked', 'err-405-put-json', 'missing-permission', 'orders'],
    ['a webservice that is off', 'err-503-webservice-disabled-json', 'webservice-off', 'Activer le webservice'],
    ['a shop the key has no right on', 'orders-shop2-forbidden-json', 'shop-not-allowed', 'Boutiques associées'],
  ])('%s', async (_, name, code, words) => {
    const { store, asked } = recorded({ orders: name }, { shops: [2] })
    const error = await thrown(all(store.changes(ANY)))
    expect(error).toMatchObject({ code: `prestashop.${code}`, fate: 'config' })
    expect(asked).toHaveLength(1)
    for (const language of ['en', 'fr'] as const) {
      const { message, next } = errorText(error.code, { ...error.detail, store: 'boutique' }, language)
      expect(`${message} ${next}`).not.toMatch(/\{\w+\}/)
      expect(`${message} ${next}`).not.toContain(KEY)
    }
    const { message, next } = errorText(error.code, { ...error.detail, store: 'boutique' }, 'fr')
    expect(`${message} ${next}`).toContain(words)
  })

  it('a shop that does not exist: a 302 to the home page, which nobody follows', async () => {
    const { store, asked } = recorded({ orders: 'orders-shop-unknown-json' }, { shops: [77] })
    const error = await thrown(all(store.changes(ANY)))
    expect(error).toMatchObject({ code: 'prestashop.wrong-shop', detail: { shop: '77' } })
    expect(asked).toHaveLength(1)
  })

  it('a host that sends everybody to another address', async () => {
    const location = 'https://www.shop.example/api/orders?display=full'
    const { store } = recorded({ '*': () => new Response(null, { status: 301, headers: { location } }) })
    expect(await thrown(all(store.changes(ANY)))).toMatchObject({
      code: 'prestashop.other-address',
      detail: { to: 'https://www.shop.example' },
    })
  })

  it('friendly URLs that are off: the webservice is reached by its own file from then on', async () => {
    for (const name of ['rewriting-off-api-json', 'apache-cgi-no-htaccess-404']) {
      const front: string[] = []
      const { store, asked } = recorded({
        orders: (url) => {
          if (url.pathname.startsWith('/webservice/')) return 'orders-empty-json'
          front.push(url.pathname)
          return name
        },
      })
      await all(store.changes(ANY))
      await all(store.changes(ANY))
      expect(front).toEqual(['/api/orders'])
      expect(asked.at(-1)?.pathname).toBe('/webservice/dispatcher.php')
    }
  })

  it('friendly URLs that are off, in a shop whose theme fails over an unknown page', async () => {
    const { store, asked } = recorded({
      orders: (url) => (url.pathname.startsWith('/api/') ? new Response('', { status: 500 }) : 'orders-empty-json'),
    })
    await all(store.changes(ANY))
    expect(asked.at(-1)?.pathname).toBe('/webservice/dispatcher.php')
  })

  it('friendly URLs that are off are a warning of describe, with the menu', async () => {
    const { store } = sandbox({ rewriting: false, orders: 3 })
    const { warnings } = await store.describe()
    expect(warnings?.map(({ code }) => code)).toContain('prestashop.friendly-urls-off')
  })

  it('no webservice at either address', async () => {
    const { store } = recorded({ '*': 'rewriting-off-api-json' })
    expect(await thrown(all(store.changes(ANY)))).toMatchObject({ code: 'prestashop.no-api', fate: 'config' })
  })

  it('maintenance shuts the front office only: orders are read, and describe says so', async () => {
    expect(replay('maintenance-front-page').status).toBe(503)
    expect(replay('maintenance-api-json').status).toBe(200)
    const { store } = sandbox({ maintenance: true, orders: 3 })
    expect((await all(store.changes(ANY)))[0]?.rows).toHaveLength(3)
    expect((await store.describe()).warnings).toContainEqual({
      code: 'prestashop.maintenance',
      detail: { host: 'shop.example' },
    })
  })

  it('the key goes into the header, and into the address only where that was chosen', async () => {
    const header = sandbox({ orders: 1 })
    await all(header.store.changes(ANY))
    expect(header.asked.every((url) => !url.searchParams.has('ws_key'))).toBe(true)
    expect(header.requests[0]?.headers.get('authorization')).toBe(`Basic ${btoa(`${KEY}:`)}`)

    const address = sandbox({ orders: 1, dropAuthorization: true }, { keyInAddress: true })
    expect((await all(address.store.changes(ANY)))[0]?.rows).toHaveLength(1)
    expect(address.requests[0]?.headers.has('authorization')).toBe(false)
    expect(address.asked[0]?.searchParams.get('ws_key')).toBe(KEY)
    expect((await address.store.describe()).warnings?.map(({ code }) => code)).toContain('prestashop.key-in-address')
  })

  it('a page with status 200, a password page and a firewall are told apart', async () => {
    const kinds = { html: 'shop-html', '401-page': 'prestashop.password-page', '403-page': 'prestashop.api-blocked' }
    for (const kind of ['html', '401-page', '403-page'] as const) {
      const { store, app } = sandbox({ orders: 1 })
      app.fault({ kind, every: 1 })
      expect((await thrown(all(store.changes(ANY)))).code).toBe(kinds[kind])
    }
  })
})

describe('what the key may do', () => {
  it('is read from /api/ as XML, since as JSON that page is an empty 500', async () => {
    expect(replay('root-json').status).toBe(500)
    const { store, asked } = recorded({ '': 'root-xml', orders: 'orders-empty-json' })
    const info = await store.describe()
    expect(asked[0]?.searchParams.has('output_format')).toBe(false)
    expect(info).toMatchObject({ software: 'PrestaShop 9.1.4', version: '9.1.4', timeZone: 'Europe/Paris' })
    expect(info.rights).toMatchObject({ 'read-orders': true, 'read-customers': true, 'read-configurations': true })
    expect(info.warnings).toContainEqual({
      code: 'prestashop.fewer-details',
      detail: { host: 'shop.example', rights: 'combinations, categories' },
    })
  })

  it('is refused in XML there, with the same words', async () => {
    const { store } = recorded({ '': 'root-no-permission-key' })
    expect(await thrown(store.describe())).toMatchObject({ code: 'prestashop.no-permission-at-all' })
  })

  it('names every permission that is missing at once', async () => {
    const permissions = { orders: ['GET'], customers: ['GET'], products: ['GET'] } as const
    const { store } = sandbox({ orders: 1, keys: [{ key: KEY, permissions }] })
    const error = await thrown(store.describe())
    expect(error).toMatchObject({ code: 'prestashop.missing-permission' })
    expect(error.detail.rights).toBe('order_states, order_histories')
  })

  it('asks for the time zone in words where it may not be read, and takes it from the settings', async () => {
    const permissions = Object.fromEntries(
      ['orders', 'order_states', 'order_histories', 'customers'].map((name) => [name, ['GET'] as const]),
    )
    const keys = [{ key: KEY, permissions }]
    const bare = sandbox({ orders: 2, keys })
    expect(await thrown(bare.store.describe())).toMatchObject({ code: 'prestashop.no-time-zone' })
    const told = sandbox({ orders: 2, keys }, { timeZone: 'Europe/Paris' })
    expect(await told.store.describe()).toMatchObject({ timeZone: 'Europe/Paris' })
    expect((await told.store.read(['1', '2'])).map(({ kind }) => kind)).toEqual(['order', 'order'])
  })

  it('warns of a key that may also write', async () => {
    const permissions = Object.fromEntries(
      ['orders', 'order_states', 'order_histories', 'customers', 'configurations'].map((name) => [
        name,
        ['GET', 'PUT'] as const,
      ]),
    )
    const { store } = sandbox({ orders: 1, keys: [{ key: KEY, permissions }] })
    expect((await store.describe()).warnings?.map(({ code }) => code)).toContain('prestashop.key-may-write')
  })

  it('each shop is asked for by its id, since the right on all of them is a right on one', async () => {
    const { store, asked } = sandbox({ orders: 4 }, { shops: [1, 2] })
    await store.describe()
    const shops = asked.filter((url) => resourceOf(url) === 'orders').map((url) => url.searchParams.get('id_shop'))
    expect(shops).toEqual(['1', '2'])
  })
})
