import { createHmac } from 'node:crypto'
import OAuth from 'oauth-1.0a'
import { describe, expect, test } from 'vitest'
import { authorization, baseString, type Pair, percent, queryOf } from '../src/oauth.ts'
import { fixture } from './fixture.ts'

const KEYS = {
  consumerKey: 'ck0000000000000000000000000000aa',
  consumerSecret: 'cs0000000000000000000000000000aa',
  token: 'at0000000000000000000000000000aa',
  tokenSecret: 'as0000000000000000000000000000aa',
}

const headerOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]),
  )

test('the base string of RFC 5849 §3.4.1.1 is the one the RFC prints', () => {
  const pairs: Pair[] = [
    ['b5', '=%3D'],
    ['a3', 'a'],
    ['c@', ''],
    ['a2', 'r b'],
    ['oauth_consumer_key', '9djdj82h48djs9d2'],
    ['oauth_token', 'kkk9d7dh3k39sjv7'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', '137131201'],
    ['oauth_nonce', '7d8f3e4a'],
    ['c2', ''],
    ['a3', '2 q'],
  ]
  expect(baseString('post', 'http://example.com/request', pairs)).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
  )
})

describe.each(['oauth-accepted', '248-oauth-accepted', 'oauth-tricky-value'])('the recorded request %s', (name) => {
  test('is signed here as the real shop accepted it', () => {
    const { request } = fixture(name)
    const url = new URL(`http://${request.host}${request.path}`)
    const sent = headerOf(request.headers.Authorization ?? '')
    const query = url.search
      .slice(1)
      .split('&')
      .map((part): Pair => {
        const [pairName = '', value = ''] = part.split('=').map(decodeURIComponent)
        return [pairName, value]
      })
    const ours = authorization({
      ...{ method: 'GET', address: url.origin + url.pathname, query, ...KEYS },
      nonce: sent.oauth_nonce ?? '',
      timestamp: Number(sent.oauth_timestamp),
    })
    expect(headerOf(ours)).toEqual(sent)
    expect(`?${queryOf(query)}`).toBe(url.search)
  })
})

test('an independent library signs the same', () => {
  const query: Pair[] = [
    ['searchCriteria[filterGroups][0][filters][0][field]', 'updated_at'],
    ['searchCriteria[filterGroups][0][filters][0][value]', "2026-03-01 10:00:00 é+=%&*()!~'"],
    ['fields', 'items[entity_id,status],total_count'],
  ]
  const address = 'https://shop.example/rest/all/V1/orders'
  const given = { nonce: '4f3c2b1a0d9e8f7a', timestamp: 1_772_355_600 }
  const library = new OAuth({
    consumer: { key: KEYS.consumerKey, secret: KEYS.consumerSecret },
    signature_method: 'HMAC-SHA256',
    hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
  })
  library.getNonce = () => given.nonce
  library.getTimeStamp = () => given.timestamp
  const theirs = library.authorize(
    { url: address, method: 'GET', data: Object.fromEntries(query) },
    { key: KEYS.token, secret: KEYS.tokenSecret },
  )
  const ours = headerOf(authorization({ method: 'GET', address, query, ...KEYS, ...given }))
  expect(ours.oauth_signature).toBe(theirs.oauth_signature)
})

test('whatever text is encoded can be read back, and nothing but the unreserved stays as it is', () => {
  const text = "Núñez +=%&*()!~'[]/ -._"
  expect(percent(text)).toMatch(/^[A-Za-z0-9\-._~%]+$/)
  expect(decodeURIComponent(percent(text))).toBe(text)
})
