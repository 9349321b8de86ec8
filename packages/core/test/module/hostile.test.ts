import { expect, it } from 'vitest'
import { DIALECT_NAMES } from '../../src/protocol/module/dialects.ts'
import { phpSerialize } from '../../src/protocol/module/php.ts'
import { called, envelope, form, payloadOf, sign, WEB_ID } from './scene.ts'

const MESSAGES = 100_000
const SECRETS = ['secret-1', 'client1@client.example']

/** Small, fast and the same at every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const QUERIES = [
  'getOrders',
  'isActiveModule',
  'setFlag',
  '__proto__',
  'constructor',
  'toString',
  '',
  '\0',
  '💥',
  'getOrders\r\nx: y',
]
const ODD = [
  '',
  null,
  true,
  -1,
  1e308,
  [],
  {},
  [[[[]]]],
  { length: 9 },
  '__proto__',
  'a'.repeat(5_000),
  '\ud800',
  '" OR 1=1',
  '%00',
  '../../etc',
]
const PATHS = [
  '/module/boutique',
  '/module/%',
  '/module/__proto__',
  '/module/%00',
  '/modules/netreviews/netreviewsApi.php',
  '/AvisVerifies/dialog',
  '/rest/V1/nravis/management',
  '/rest/../V1/nravis/management',
  '/rest/V1/nravis/management/',
]
const PHP = [
  'O:8:"stdClass":0:{}',
  `${'a:1:{i:0;'.repeat(500)}N;${'}'.repeat(500)}`,
  's:999999999:"x";',
  'a:99999999:{',
  'i:99999999999999999999999;',
  'd:NAN;',
  'a:1:{a:0:{}N;}',
  's:-1:"";',
  'b:1',
]

it.each(DIALECT_NAMES)(
  `%s answers ${MESSAGES / DIALECT_NAMES.length} hostile messages cleanly and gives nothing away`,
  { timeout: 120_000 },
  async (dialect) => {
    const { recolte, counts, journal } = await called({ orders: 2, module: { dialect } })
    const next = random(DIALECT_NAMES.indexOf(dialect) + 1)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)))

    const message = (): object => {
      const query = pick(QUERIES)
      // Signed for something else, or for nobody: never for the query it comes with.
      const wrong = {
        query,
        idWebsite: next() < 0.7 ? WEB_ID : pick(ODD),
        sign: next() < 0.5 ? sign(`${query}x`) : pick(ODD),
      }
      return { ...wrong, [String(pick(ODD))]: pick(ODD), ...(next() < 0.2 ? { idWebsite: pick(ODD) } : {}) }
    }
    const mangled = (text: string): string => {
      const at = Math.floor(next() * text.length)
      const how = next()
      if (how < 0.3) return text
      if (how < 0.5) return text.slice(0, at)
      if (how < 0.7) return text.slice(0, at) + pick(['%', '+', ' ', '=', '\u2010', '\0']) + text.slice(at)
      return how < 0.85 ? encodeURIComponent(encodeURIComponent(text)) : `${text}${text}`
    }
    const body = (): Buffer => {
      const kind = next()
      if (kind < 0.1) return bytes(Math.floor(next() * 200))
      if (kind < 0.2)
        return Buffer.from(JSON.stringify(pick([ODD, { query: 'getOrders', message: message() }, message()])))
      const raw =
        kind < 0.35
          ? Buffer.from(pick(PHP)).toString('base64url')
          : kind < 0.5
            ? Buffer.from(phpSerialize(message())).toString('base64url')
            : envelope(message())
      return Buffer.from(new URLSearchParams({ query: pick(QUERIES), message: mangled(raw) }).toString())
    }

    const statuses = new Set<number>()
    for (let n = 0; n < MESSAGES / DIALECT_NAMES.length; n++) {
      const sent = body()
      const reply = await recolte.handle({
        method: next() < 0.95 ? 'POST' : pick(['GET', 'PUT', 'HEAD', 'x']),
        path: pick(PATHS),
        query: pick(['', 'netreviews-plugin=api', '%', 'a=b']),
        secure: true,
        address: `198.51.${n % 256}.${Math.floor(n / 256) % 256}`,
        header: (name) => (name === 'content-type' ? pick(['', 'application/json', 'text/plain']) : undefined),
        body: async () => sent,
      })
      statuses.add(reply.status)
      if (typeof reply.body !== 'string') throw new Error('a list was handed over')
      if (reply.status === 200) {
        const text = payloadOf(reply.body.replace(/^"|"$/g, ''))
        expect(text).toMatch(/return|^""$/)
        for (const secret of SECRETS) expect(text).not.toContain(secret)
      }
    }
    expect([...statuses].sort()).toEqual([200, 404])
    expect(await counts()).toMatchObject({ due: 2, retrying: 0, collected: 0 })
    expect(await journal.settings('boutique')).toEqual([])
  },
)

/** What a call may say beside what its signature covers: whoever recorded one can change all of it. */
const WORDS = {
  setFlag: ['setFlag', 'datePeriod', 'startDate', 'endDate', 'limit'],
  getOrders: ['no_flag', 'force', 'date_deb', 'date_fin', 'iso_lang', 'lang_code', 'id_shop'],
  getLatestOrders: ['startDate', 'endDate', 'orderStatus'],
  getOrdersCsv: ['orderstates', 'duree'],
  getOrderHistoryOn: ['orderRef'],
  getProductReviewsStats: ['refProduct'],
  getProductParentIds: ['page_id', 'page_limit'],
  getUrlProducts: ['list_produits'],
  setProductsReviews: ['data'],
  setModuleConfiguration: [
    ...['init_reviews_process', 'id_order_status_choosen', 'delay', 'forbidden_mail_extension', 'choosenStatus'],
    ...['get_product_reviews', 'blacklistedExtensions', 'url_certificat'],
  ],
  getModuleAndSiteConfiguration: [],
  truncateTables: [],
  deleteModuleAndSiteConfiguration: [],
  cleanCache: [],
  generateLostOrders: [],
  getCountOrder: [],
}
const SAID = [
  ...ODD,
  0,
  1,
  '1',
  '0',
  'allOrders',
  'periodOrders',
  '2026-02-30',
  '2026-11-01',
  '9999-12-31',
  '-1w',
  '99m',
  ['completed', {}, [9]],
  { 0: '4' },
]

it.each(DIALECT_NAMES)('%s answers what is signed, and hostile beside it, as cleanly', async (dialect) => {
  const { recolte, counts } = await called({ orders: 2, module: { dialect } })
  const next = random(DIALECT_NAMES.indexOf(dialect) + 100)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  for (let n = 0; n < 2_000; n++) {
    const [query, words] = pick(Object.entries(WORDS))
    const said = Object.fromEntries(words.filter(() => next() < 0.6).map((word) => [word, pick(SAID)]))
    const sent = Buffer.from(form(query, said).toString())
    const { status, body } = await recolte.handle({
      ...{ method: 'POST', path: '/module/boutique', query: '', secure: true, header: () => undefined },
      address: `198.51.${n % 256}.${Math.floor(n / 256)}`,
      body: async () => sent,
    })
    expect({ status, query, said }).toMatchObject({ status: 200 })
    let text = typeof body === 'string' ? body : ''
    if (typeof body !== 'string') {
      for await (const piece of body.pieces) text += piece
      await body.ended('left')
    }
    const answer = text.startsWith('count:') ? text : payloadOf(text.replace(/^"|"$/g, ''))
    expect({ query, said, answer }).toMatchObject({ answer: expect.stringMatching(/return|^""$|Ref Produit|count:/) })
    expect(answer).not.toContain('secret-1')
  }
  const { due, held, retrying, skipped, waiting, collected } = await counts()
  expect({ open: due + held + retrying + skipped + waiting, collected }).toEqual({ open: 2, collected: 0 })
})
