import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readJson } from '../../src/index.ts'
import { http, json, shop, thrown } from './shop.ts'

test.each([
  ['https://www.shop.example/wp-json/wc/v3/orders?key=ck_1', 'https://www.shop.example'],
  ['https://shop.example/boutique/wp-json/wc/v3/orders', 'https://shop.example/boutique'],
])('a redirect to %s is refused and names what belongs in the configuration', async (location, to) => {
  const { url, seen } = await shop((_, response) => response.writeHead(301, { location }).end())
  const error = await thrown(http().fetch(`${url}/wp-json/wc/v3/orders?consumer_key=ck_2`))
  expect(error).toMatchObject({ code: 'redirect', fate: 'config', detail: { from: url, to } })
  expect(seen).toHaveLength(1)
})

test('a redirect within the shop names both addresses whole, without their query strings', async () => {
  const { url } = await shop((_, response) => response.writeHead(302, { location: '/login?next=ck_1' }).end())
  const error = await thrown(http().fetch(`${url}/orders?consumer_key=ck_2`))
  expect(error.detail).toMatchObject({ from: `${url}/orders`, to: `${url}/login` })
})

test('a redirect that leads to no address is still called one', async () => {
  const { url } = await shop((_, response) => response.writeHead(302, { location: 'http://' }).end())
  expect(await thrown(http().fetch(url))).toMatchObject({ code: 'redirect' })
})

test('plain http to another machine is refused before anything is sent', async () => {
  const error = await thrown(http().fetch('http://shop.example/orders?consumer_key=ck_1'))
  expect(error).toMatchObject({ code: 'insecure-url', fate: 'config', detail: { url: 'http://shop.example/orders' } })
})

test('a scheme that is not the web’s is refused', async () => {
  expect(await thrown(http({ allowInsecure: true }).fetch('file:///etc/passwd'))).toMatchObject({
    code: 'insecure-url',
  })
})

test('plain http to another name goes where it was asked for', async () => {
  const { url } = await shop((_, response) => json(response, 200, 'well'))
  // The same machine under a name that is not recognised as such.
  const other = url.replace('127.0.0.1', '[::ffff:127.0.0.1]')
  expect(await thrown(http().fetch(other))).toMatchObject({ code: 'insecure-url' })
  expect(await (await http({ allowInsecure: true }).fetch(other)).json()).toBe('well')
})

test('a port where nobody listens is unreachable, by its reason', async () => {
  const error = await thrown(http().fetch('http://127.0.0.1:9/orders?consumer_secret=cs_1'))
  expect(error).toMatchObject({ code: 'shop-unreachable', detail: { host: '127.0.0.1:9' } })
  expect(inspect(error, { depth: 9 })).not.toContain('cs_1')
})

test('an address with a password does not reach any text', async () => {
  const error = await thrown(http().fetch('https://ck_1:cs_1@shop.example/'))
  expect(inspect(error, { depth: 9 })).not.toMatch(/ck_1|cs_1/)
})

test('every request says who asks', async () => {
  const { url, seen } = await shop((_, response) => json(response, 200, {}))
  await http().fetch(url, { headers: { 'user-agent': 'somebody else' } })
  expect(seen[0]?.headers['user-agent']).toBe('Recolte/9.9')
})

test('reading JSON tells a web page from broken data', async () => {
  expect(await readJson(new Response('{"a":1}'), 'shop')).toEqual({ a: 1 })
  expect(await thrown(readJson(new Response('\n<!DOCTYPE html>'), 'shop'))).toMatchObject({ code: 'shop-html' })
  expect(await thrown(readJson(new Response('[{"id":1'), 'shop'))).toMatchObject({ code: 'shop-answer' })
})
