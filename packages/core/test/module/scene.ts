import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { listen } from '../../src/hooks/index.ts'
import { serving } from '../engine/serving.ts'

// A platform of the tests' own, written after the protocol's description and sharing no code with what answers it.

export const WEB_ID = 'web-1'
const SECRET = 'secret-1'

export const sign = (query: string, webId = WEB_ID, secret = SECRET): string =>
  createHash('sha1')
    .update(query + webId + secret)
    .digest('hex')

export const envelope = (message: object): string =>
  Buffer.from(JSON.stringify(message)).toString('base64').replaceAll('+', '-').replaceAll('/', '_')

export function form(query: string, more: object = {}): URLSearchParams {
  return new URLSearchParams({ query, message: envelope({ query, idWebsite: WEB_ID, sign: sign(query), ...more }) })
}

export function payloadOf(text: string): string {
  const [, marked] = /#netreviews-start#(.*?)#netreviews-end#/s.exec(text) ?? []
  return Buffer.from((marked ?? text).trim().replaceAll('-', '+').replaceAll('_', '/'), 'base64').toString()
}

export const read = (text: string) => JSON.parse(payloadOf(text))

/** A store the platform calls, its `orders` read ahead, behind a real port. */
export async function called(options: { orders?: number; module?: object } = {}) {
  const stores = {
    boutique: { connector: 'memory', account: 'main', method: 'module', brake: false, module: options.module ?? {} },
  }
  const made = await serving({ stores: stores as never })
  await made.recolte.sync()
  made.clock.skip(60_000)
  for (let n = 1; n <= (options.orders ?? 0); n++) made.shop.add(String(n))
  await made.recolte.sync()
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => made.recolte.handle })
  onTestFinished(close)
  const post = async (query: string, more: object = {}, path = '/module/boutique') => {
    const response = await fetch(url + path, { method: 'POST', body: form(query, more) })
    return read(await response.text())
  }
  const counts = () => made.journal.counts('boutique')
  return { ...made, url, post, counts }
}
