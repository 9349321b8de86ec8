import { readdirSync, readFileSync } from 'node:fs'
import type { WooCommerce, WooCommerceOptions } from '../src/index.ts'

export interface Recording {
  name: string
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

const folder = new URL('./fixtures/woocommerce/', import.meta.url)

export const recordings = (): Recording[] =>
  readdirSync(folder).map((file) => {
    const read: Omit<Recording, 'name'> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    return { name: file.replace(/\.json$/, ''), ...read }
  })

export const recording = (name: string): Recording => {
  const found = recordings().find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no recording ${name}`)
  return found
}

/** Sends a recorded request as it was, with real credentials where the recording names them. */
export const send = (shop: WooCommerce, { request }: Recording, path = request.path, key?: string) => {
  const { authorization, 'X-Plain-Http': plain, ...rest } = request.headers ?? {}
  const [, named] = /base64\((.*)\)/.exec(authorization ?? '') ?? []
  const credentials = key ?? named
  const headers = credentials ? { ...rest, authorization: `Basic ${btoa(credentials)}` } : rest
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) }
  const origin = plain ? 'http://shop.example' : 'https://shop.example'
  return shop.fetch(new Request(origin + path, { method: request.method, headers, ...body }))
}

export const LAB: WooCommerceOptions = {
  // Nobody listens: only that a webhook leaves matters here.
  post: async () => new Response(''),
  url: 'https://shop.example',
  orders: 264,
  now: () => Date.parse('2026-11-23T15:30:00Z'),
  from: Date.parse('2026-08-02T00:00:00Z'),
  to: Date.parse('2026-11-21T07:00:24Z'),
  keys: [
    { key: 'ck_test', secret: 'cs_test', permissions: 'read_write' },
    { key: 'ck_test_ro', secret: 'cs_test_ro', permissions: 'read' },
    { key: 'ck_test_wo', secret: 'cs_test_wo', permissions: 'write' },
    { key: 'ck_test_customer', secret: 'cs_test_customer', permissions: 'read_write', role: 'customer' },
  ],
}
