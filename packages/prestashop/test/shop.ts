import { readFileSync } from 'node:fs'
import { RecolteError, type Store } from '@recolte/core'
import { createPrestaShop, type PrestaShop, type PrestaShopOptions } from '@recolte/sandbox'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { prestashop } from '../src/index.ts'
import { testContext } from './context.ts'

const HTTPS = 'https://shop.example'
export const KEY = 'TESTKEY0PRESTASHOP0ALL0READING01'

interface Recording {
  response: { status: number; headers: Record<string, string>; body: string }
}

const recording = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))

export const bodyOf = (name: string): unknown => JSON.parse(recording(name).response.body)

/** The answer of a real shop, as it was recorded. */
export function replay(name: string): Response {
  const { status, headers, body } = recording(name).response
  return new Response(body, { status, headers })
}

/** A list of a resource as the webservice writes it. */
export const listOf = (resource: string, rows: object[]): Response =>
  new Response(rows.length === 0 ? '[]' : JSON.stringify({ [resource]: rows }), {
    headers: {
      ...{ 'content-type': 'application/json', 'psws-version': '9.1.4', 'x-powered-by': 'PrestaShop Webservice' },
      date: 'Mon, 23 Nov 2026 15:41:58 GMT',
    },
  })

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
  /** Every request, in order. */
  asked: URL[]
  requests: Request[]
}

/** `orders`, `customers/13`, or nothing for a page that is not the webservice's. */
export const resourceOf = (url: URL): string =>
  url.searchParams.get('url') ?? /^\/api\/(.*)$/.exec(url.pathname)?.[1] ?? `front:${url.pathname}`

type Answer = Response | string | undefined

/** A shop of recorded answers: for each resource the name of a recording, or an answer of one's own. */
export function recorded(
  answers: Record<string, Answer | ((url: URL) => Answer)>,
  settings: Record<string, unknown> = {},
): Shop {
  const asked: URL[] = []
  const requests: Request[] = []
  intercept((request) => {
    const url = new URL(request.url)
    asked.push(url)
    requests.push(request)
    const known = answers[resourceOf(url)] ?? answers['*'] ?? DEFAULTS[resourceOf(url)]
    const given = typeof known === 'function' ? known(url) : known
    if (given === undefined) throw new Error(`no answer for ${url.pathname}${url.search}`)
    return typeof given === 'string' ? replay(given) : given.clone()
  })
  return { ...connected(settings), asked, requests }
}

const DEFAULTS: Record<string, Answer> = {
  configurations: 'configurations-timezone-json',
  order_states: 'order_states-json',
  languages: 'languages-json',
  currencies: 'currencies-json',
  combinations: 'combinations-not-permitted-json',
  categories: 'combinations-not-permitted-json',
  addresses: 'combinations-not-permitted-json',
}

/** The sandbox's shop behind the same address. */
export function sandbox(
  options: PrestaShopOptions = {},
  settings: Record<string, unknown> = {},
): Shop & { app: PrestaShop; before: (hook: (url: URL) => void) => void } {
  const app = createPrestaShop({ now: () => Date.parse('2026-11-23T18:00:00Z'), ...options })
  const asked: URL[] = []
  const requests: Request[] = []
  let hook: (url: URL) => void = () => undefined
  intercept((request) => {
    const url = new URL(request.url)
    asked.push(url)
    requests.push(request)
    hook(url)
    return app.fetch(request)
  })
  const before = (next: (url: URL) => void) => {
    hook = next
  }
  return { app, before, ...connected(settings, app.now), asked, requests }
}

function connected(settings: Record<string, unknown>, now?: () => number): Pick<Shop, 'store'> {
  const clock = now === undefined ? undefined : { now, sleep: async () => undefined }
  const context = testContext(clock === undefined ? {} : { clock })
  return { store: prestashop.connect({ url: HTTPS, key: KEY, ...settings }, context) }
}

/** What a promise was rejected with. */
export async function thrown(work: Promise<unknown>): Promise<RecolteError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RecolteError)) throw new Error(`not a RecolteError: ${String(error)}`)
  return error
}
