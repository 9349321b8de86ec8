import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { library } from '../src/library.ts'
import { testContext } from './context.ts'

/** Deliveries leave a minute or so after a change, and only while somebody visits the shop or its cron runs: so this runs where it is asked for. */
const {
  RECOLTE_LIVE_WOOCOMMERCE_URL: url = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY: consumerKey,
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_SECRET: consumerSecret,
} = process.env
const given = url !== '' && consumerKey !== undefined && consumerSecret !== undefined
if (!given)
  console.log(
    'WooCommerce webhooks skipped: set RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY and _WRITE_SECRET (a read/write key).',
  )

const VISIT_EVERY_MS = 2_000
const LONGEST_MS = 240_000
const SECRET = 'whsec_5a4db0c55a4db0c55a4db0c55a4db0c5'

interface Came {
  verdict: 'genuine' | 'forged' | 'test'
  ids: string[]
  topic: string
}

test.skipIf(!given)(
  'a real shop sends its own webhooks: verified, read, and read back',
  { timeout: LONGEST_MS },
  async () => {
    const settings = { url, consumerKey, consumerSecret, allowInsecure: true }
    const context = testContext({ allowInsecure: true })
    const { webhooks, read } = woocommerce.connect(settings, context)
    if (webhooks?.subscribe === undefined || webhooks.list === undefined || webhooks.remove === undefined)
      throw new Error('a WooCommerce shop has webhooks')
    const { list, remove, verify } = webhooks
    const came: Came[] = []
    let looked = () => {}
    const door = createServer(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const asked = {
        header: (name: string) => [request.headers[name]].flat().join(', ') || undefined,
        body: Buffer.concat(parts),
      }
      const verdict = verify(asked, ['another', SECRET])
      came.push({
        verdict,
        ids: verdict === 'genuine' ? (webhooks.read(asked).ids ?? []) : [],
        topic: asked.header('x-wc-webhook-topic') ?? '',
      })
      response.end('{}')
      looked()
    }).listen(0, '127.0.0.1')
    await once(door, 'listening')
    const address = `http://127.0.0.1:${Object(door.address()).port}/hooks/boutique`
    onTestFinished(async () => {
      for (const one of (await list()).filter((known) => known.url === address)) await remove(one.id)
      door.close()
    })

    await webhooks.subscribe(address, SECRET)
    const ours = (await list()).filter((one) => one.url === address)
    expect(ours.map(({ topic }) => topic).sort()).toEqual([...webhooks.topics].sort())
    expect(ours.every(({ active }) => active)).toBe(true)
    expect(came.map(({ verdict }) => verdict)).toEqual(['test', 'test', 'test', 'test'])

    const id = await placeOrder()
    const started = Date.now()
    const visits = setInterval(visit, VISIT_EVERY_MS)
    onTestFinished(() => clearInterval(visits))
    await new Promise<void>((resolve) => {
      looked = () => {
        if (came.filter(({ ids }) => ids.includes(id)).length >= 2) resolve()
      }
      looked()
    })
    console.log(`webhooks came ${Math.round((Date.now() - started) / 1_000)} s after the order, with a visit every 2 s`)
    const about = came.filter(({ ids }) => ids.includes(id))
    expect(about.every(({ verdict }) => verdict === 'genuine')).toBe(true)
    expect(about.map(({ topic }) => topic).sort()).toEqual(['order.created', 'order.updated'])
    expect(await read([id])).toMatchObject([{ kind: 'order', order: { id } }])
  },
)

/** A visitor, and the host's own cron job: whichever of the two the shop's queue waits for. */
function visit(): void {
  for (const address of [url, `${url}/wp-cron.php?doing_wp_cron`]) void fetch(address).catch(() => {})
}

/** As the shop's checkout would: over its API, with the key that may write. */
async function placeOrder(): Promise<string> {
  const { status, body } = await library(
    {
      ...{ url, consumerKey: consumerKey ?? '', consumerSecret: consumerSecret ?? '', queryStringAuth: false },
      ...{ signal: new AbortController().signal, fetch },
    },
    { method: 'post', endpoint: 'orders', params: {}, body: { status: 'processing' } },
  )
  expect(status).toBe(201)
  return String(Object(body).id)
}
