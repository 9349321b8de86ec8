import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readCall } from '../../src/protocol/module/call.ts'
import { DIALECTS } from '../../src/protocol/module/dialects.ts'
import { encodeAnswer, encodeList } from '../../src/protocol/module/encode.ts'
import { phpSerialize, phpUnserialize } from '../../src/protocol/module/php.ts'
import { verifyCall } from '../../src/protocol/module/verify.ts'
import { signCall } from '../../src/protocol/signature.ts'

const { response_frame, connector_sign, base64_variant } = z
  .object({
    response_frame: z.record(z.string(), z.string()),
    connector_sign: z.array(z.object({ query: z.string(), idWebsite: z.string(), secret: z.string() })),
    base64_variant: z.array(z.object({ id: z.string(), encoded_variant: z.string() })),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/vectors.json', import.meta.url), 'utf8')))
const [sample = { idWebsite: '', secret: '' }] = connector_sign

describe('the frame of an answer', () => {
  const answer = JSON.parse(response_frame.json ?? '')
  const framed = response_frame['framed_(since_2019)']

  it('is byte-exact: F01, with marks, without, and quoted', () => {
    expect(encodeAnswer(answer, DIALECTS['prestashop-9'])).toBe(framed)
    expect(encodeAnswer(answer, DIALECTS.woocommerce)).toBe(framed)
    expect(encodeAnswer(answer, DIALECTS['prestashop-7'])).toBe(response_frame['bare_(old_modules)'])
    expect(encodeAnswer(answer, DIALECTS.magento2)).toBe(`"${framed}"`)
  })

  it('is the same around a list that comes in pieces', async () => {
    async function* entries(): AsyncGenerator<[string, unknown][]> {
      for (const key of ['1', '22', '333']) yield [[key, { name: 'é'.repeat(Number(key)) }]]
    }
    for (const dialect of [DIALECTS['prestashop-9'], DIALECTS.magento1]) {
      const list = {
        ...{ head: { return: 1 }, message: { delay: 3 }, count: 3, asMap: true, entries: entries() },
        closing: (n: number) => ({ nb_orders: n }),
      }
      const pieces: string[] = []
      for await (const piece of encodeList(list, dialect)) pieces.push(piece)
      const orders = Object.fromEntries(['1', '22', '333'].map((key) => [key, { name: 'é'.repeat(Number(key)) }]))
      const whole = { return: 1, message: { delay: 3, list_orders: orders, nb_orders: 3 } }
      expect(pieces.join('')).toBe(encodeAnswer(whole, dialect))
    }
  })
})

describe('a call', () => {
  // The queries that the fixture's list lacks, by the same keys (docs/protocol.md, checks of a call).
  it.each([
    ['getCountOrder', '92587fbe5615318c1267984d21227926b7b8b13e'],
    ['getOrdersCsv', 'c1fecb1e91025051236f1424768c685134627261'],
    ['generateLostOrders', '66c0a8b039d84e488ce6882b8d54efab55f25fea'],
    ['getLatestOrders', '072fa22b7d23518511716e19a4ad38b672fd54ba'],
    ['getProductReviewsStats', '2e3f7bb899824b46d5f0c0492568acf77da914f6'],
    ['cleanCache', 'ea5cdde4e4a9c3be7dd3e812751ba55922588a52'],
    ['deleteModuleAndSiteConfiguration', '27698ef98ccb39d5dfdab019d97d5c0c2ad23424'],
    ['getUrlProducts', 'bfe6d4ba607233271587b4dfde7353f300293ce7'],
  ])('of %s is signed byte-exactly', (query, sha1) => {
    expect(signCall(query, sample.idWebsite, sample.secret)).toBe(sha1)
  })

  it('is read and found genuine as the sample has it, encoded once, twice, and as JSON', () => {
    const message = base64_variant.find(({ id }) => id === 'B08')?.encoded_variant ?? ''
    const keys = [{ webId: sample.idWebsite, secretKey: sample.secret }]
    const forms = [message, encodeURIComponent(message)].map((text) =>
      new URLSearchParams({ query: 'isActiveModule', message: text }).toString(),
    )
    for (const body of [...forms, JSON.stringify({ query: 'isActiveModule', message })]) {
      const call = readCall(Buffer.from(body), '', DIALECTS.magento2)
      expect(verifyCall(call, keys, DIALECTS.magento2)).toMatchObject({ kind: 'genuine', query: 'isActiveModule' })
    }
  })
})

describe('PHP’s own format', () => {
  it('comes back as it went', () => {
    const value = { return: 1, text: 'é“”🎁"; s:3:"', list: [1, 2.5, true, null], '7': 'seven' }
    const read = { ...value, list: { 0: 1, 1: 2.5, 2: true, 3: null } }
    expect(phpUnserialize(Buffer.from(phpSerialize(value)))).toEqual(read)
  })

  it.each([
    ['an object', 'O:8:"stdClass":0:{}'],
    ['an object in an array', 'a:1:{i:0;O:8:"stdClass":0:{}}'],
    ['thirteen levels', `${'a:1:{i:0;'.repeat(13)}N;${'}'.repeat(13)}`],
    [
      'more entries than any message has',
      `a:10001:{${Array.from({ length: 10_001 }, (_, n) => `i:${n};N;`).join('')}}`,
    ],
    ['a text longer than what came', 's:9999:"x";'],
    ['something after its end', 'N;N;'],
  ])('is not read where it holds %s', (_, text) => {
    expect(() => phpUnserialize(Buffer.from(text))).toThrow(SyntaxError)
  })
})
