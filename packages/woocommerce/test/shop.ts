import { readFileSync } from 'node:fs'
import { RecolteError, type Store } from '@recolte/core'
import { createWooCommerce, type WooCommerce, type WooCommerceOptions } from '@recolte/sandbox'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { testContext } from './context.ts'

export const HTTPS = 'https://shop.example'

export interface Recording {
  request: { method: string; path: string }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

export const recording = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))

export const bodyOf = (name: string): unknown => recording(name).response.body

/** The answer of a real shop, as it was recorded. */
export function replay(name: string): Response {
  const { status, headers, body } = recording(name).response
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers })
}

/** Two at once would both read the body of a request. */
let open: { close(): void } | undefined

/** Answers every request to any host in its place. Nothing leaves the machine. */
function intercept(answer: (request: Request) => Response | Promise<Response>): void {
  open?.close()
  const server = setupServer(http.all('*', ({ request }) => answer(request)))
  server.listen()
  open = server
  onTestFinished(() => {
    if (open !== server) return
    server.close()
    open = undefined
  })
}

export interface Shop {
  store: Store
  /** Path and query of every request, in order. */
  asked: URL[]
  events: { code: string; detail?: Record<string, string | number> }[]
}

type Answer = (url: URL, request: Request) => Response | string | undefined | Promise<Response | undefined>

/** A shop of recorded answers: the name of a recording, or an answer of one's own. */
export function recorded(answer: Answer, settings: Record<string, unknown> = {}): Shop {
  const asked: URL[] = []
  intercept(async (request) => {
    const url = new URL(request.url)
    asked.push(url)
    const given = await answer(url, request)
    if (given === undefined) throw new Error(`no answer for ${request.method} ${url.pathname}${url.search}`)
    return typeof given === 'string' ? replay(given) : given
  })
  return connected(asked, settings)
}

/** The sandbox's shop behind the same address. */
export function sandbox(
  options: WooCommerceOptions = {},
  settings: Record<string, unknown> = {},
): Shop & { app: WooCommerce; before: (hook: (url: URL) => void) => void } {
  const app = createWooCommerce({ now: () => Date.parse('2026-11-23T18:00:00Z'), ...options })
  const asked: URL[] = []
  let hook: (url: URL) => void = () => undefined
  intercept((request) => {
    const url = new URL(request.url)
    asked.push(url)
    hook(url)
    return app.fetch(request)
  })
  const before = (next: (url: URL) => void) => {
    hook = next
  }
  return { app, before, ...connected(asked, { consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro', ...settings }) }
}

function connected(asked: URL[], settings: Record<string, unknown>): Shop {
  const { signal, ...own } = settings
  const context = testContext(signal instanceof AbortSignal ? { signal } : {})
  const store = woocommerce.connect({ url: HTTPS, consumerKey: 'ck_test', consumerSecret: 'cs_test', ...own }, context)
  return { store, asked, events: context.events }
}

export const lists = (asked: URL[]): URL[] => asked.filter((url) => url.pathname === '/wp-json/wc/v3/orders')

/** What a promise was rejected with. */
export async function thrown(work: Promise<unknown>): Promise<RecolteError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RecolteError)) throw new Error(`not a RecolteError: ${String(error)}`)
  return error
}
