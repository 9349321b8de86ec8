import { describe, expect, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { settingsSchema } from '../src/settings.ts'

const keys = { consumerKey: 'ck_1', consumerSecret: 'cs_1' }
const urlOf = (url: string, more = {}) => settingsSchema.safeParse({ url, ...keys, ...more })

describe('the address of a shop', () => {
  test.each([
    ['https://shop.example', 'https://shop.example'],
    [' https://shop.example/ ', 'https://shop.example'],
    ['https://shop.example/boutique//', 'https://shop.example/boutique'],
    ['https://shop.example/wp-admin/admin.php?page=wc-orders#top', 'https://shop.example'],
    ['https://shop.example/boutique/wp-json/wc/v3', 'https://shop.example/boutique'],
    ['https://shop.example/wp-login.php', 'https://shop.example'],
    ['https://shop.example/index.php/', 'https://shop.example'],
    ['https://shop.example/wp-administration', 'https://shop.example/wp-administration'],
    ['https://SHOP.example:8443/', 'https://shop.example:8443'],
    ['http://127.0.0.1:8091/', 'http://127.0.0.1:8091'],
    ['http://localhost:8091', 'http://localhost:8091'],
  ])('%s is used as %s', (written, used) => {
    expect(urlOf(written).data?.url).toBe(used)
  })

  test.each([
    'shop.example',
    'ftp://shop.example',
    'https://',
    'https://ck_1:cs_1@shop.example',
    'http://shop.example',
  ])('%s is refused', (written) => {
    const result = urlOf(written)
    expect(result.error?.issues.map(({ path }) => path)).toEqual([['url']])
    expect(result.error?.message).not.toContain('cs_1')
  })

  test('plain http elsewhere is taken where it was asked for by name', () => {
    expect(urlOf('http://shop.lan', { allowInsecure: true }).success).toBe(true)
  })
})

test('a key and a secret put into each other’s place are noticed', () => {
  const swapped = settingsSchema.safeParse({ url: 'https://shop.example', consumerKey: 'cs_1', consumerSecret: 'ck_1' })
  expect(swapped.error?.issues.map(({ path }) => path.join())).toEqual(['consumerKey', 'consumerSecret'])
})

test('an unknown setting is refused', () => {
  expect(urlOf('https://shop.example', { consumerkey: 'x' }).success).toBe(false)
})

test('both halves of the key are marked secret', () => {
  const marked = Object.entries(settingsSchema.shape).filter(([, field]) => field.meta()?.secret === true)
  expect(marked.map(([name]) => name)).toEqual(['consumerKey', 'consumerSecret'])
})

test.each([
  ['wc-completed', 'completed'],
  [' completed ', 'completed'],
  ['shipped', 'shipped'],
])('the status %s is known as %s', (written, code) => {
  expect(woocommerce.normaliseStatus?.(written)).toBe(code)
})
