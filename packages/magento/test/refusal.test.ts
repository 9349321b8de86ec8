import { errorText } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import './context.ts'
import { refusal } from '../src/refusal.ts'
import { settingsSchema } from '../src/settings.ts'
import { fixture } from './fixture.ts'

const KEYS = { consumerKey: 'ck00', consumerSecret: 'cs', accessToken: 'at', accessTokenSecret: 'as' }
const URL = 'https://shop.example'

/** What a recorded answer comes to; `known`: the list of modules says that the key is one. */
async function codeOf(name: string, { known = true, keys = KEYS as object } = {}) {
  const { status, headers, body, bodyText } = fixture(name).response
  const settings = settingsSchema.parse({ url: URL, ...keys })
  const about = { settings, url: `${URL}/rest/all/V1/orders`, now: 0, keyIsKnown: async () => known }
  return refusal({ status, headers, body: body ?? bodyText }, about)
}

describe('a recorded answer of a real shop', () => {
  test.each([
    ['error-401-no-right', 'magento.right-missing', 'Magento_Sales::actions_view'],
    ['oauth-unknown-consumer', 'magento.unknown-consumer', 'A consumer having the specified key does not exist'],
    ['oauth-short-consumer', 'magento.unknown-consumer', 'Consumer key is not the correct length'],
    ['oauth-unknown-token', 'magento.unknown-token', 'Specified token does not exist'],
    ['oauth-token-of-other', 'magento.unknown-token', 'Token is not associated with the specified consumer'],
    ['oauth-short-token', 'magento.unknown-token', 'The token length is invalid'],
    ['oauth-wrong-signature', 'magento.wrong-signature', 'consumer secret'],
    ['oauth-future-timestamp', 'magento.clock-off', 'minutes'],
    ['oauth-nonce-replayed', 'magento.header-or-rights', 'used by the consumer with ID '],
    ['oauth-sha1', 'magento.refused', 'Signature method HMAC-SHA1 is not supported'],
    ['error-400-no-criteria', 'magento.refused', '"searchCriteria" is required'],
    ['error-bad-direction', 'magento.refused', 'as ASC for ascending order or DESC for'],
    ['error-404-route', 'magento.no-route', 'shop.example'],
    ['error-404-store-code', 'magento.wrong-address', 'shop.example'],
    ['error-404-order', 'magento.refused', 'The entity that was requested'],
    ['error-500-unknown-field', 'magento.internal-error', 'webapi-'],
    ['input-limit-default-max', 'magento.page-too-large', '300'],
    ['input-limit-too-big', 'magento.page-too-large', '50'],
  ])('%s is %s, its placeholders filled in, in both languages', async (name, code, part) => {
    const error = await codeOf(name, { known: code !== 'magento.header-or-rights' })
    expect(error?.code).toBe(code)
    for (const language of ['en', 'fr'] as const) {
      const { message, next } = errorText(code, { store: 'boutique', ...error?.detail }, language)
      expect(`${message} ${next}`).not.toMatch(/%\w|\{\w+\}/)
      if (language === 'en') expect(message).toContain(part)
      expect(next).not.toBe('')
    }
  })

  test('that bearer tokens get alike is told apart by asking for the modules', async () => {
    const keys = { token: 'at' }
    expect((await codeOf('bearer-off', { keys, known: false }))?.code).toBe('magento.bearer-refused')
    expect((await codeOf('bearer-off', { keys, known: true }))?.code).toBe('magento.right-missing')
  })

  test('of maintenance is left to the policy, which tries it again', async () => {
    expect(await codeOf('maintenance-orders')).toBeUndefined()
  })
})
