import { expect, test } from 'vitest'
import { createMask } from '../src/output/mask.ts'

const SECRET = 'a "b"/ç+k3y'

test('a secret is hidden as it is, in JSON, in a URL, in a form and in base64', () => {
  const mask = createMask()
  mask.add([SECRET])
  const written = [
    SECRET,
    JSON.stringify(SECRET),
    encodeURIComponent(SECRET),
    new URLSearchParams({ k: SECRET }).toString(),
    Buffer.from(SECRET).toString('base64'),
  ]
  for (const text of written) {
    const masked = mask.apply(`before ${text} after`)
    expect(masked).toContain('•••')
    expect(masked).not.toContain('k3y')
    expect(masked).toMatch(/^before .* after$/)
  }
  expect(mask.apply(Buffer.from(SECRET).toString('base64'))).toBe('•••')
})

test('the Basic header of a pair of secrets is hidden', () => {
  const mask = createMask()
  mask.add(['ck_1234567', 'cs_1234567'])
  expect(mask.apply(`Authorization: Basic ${Buffer.from('ck_1234567:cs_1234567').toString('base64')}`)).toBe(
    'Authorization: Basic •••',
  )
})

test('a secret inside another is hidden with the longer one first', () => {
  const mask = createMask()
  mask.add(['abcd', 'abcdefgh'])
  expect(mask.apply('abcdefgh abcd')).toBe('••• •••')
})

test('values too short to be a secret do not garble texts', () => {
  const mask = createMask()
  mask.add(['', 'a', 'abc'])
  expect(mask.apply('a cabbage')).toBe('a cabbage')
})

test('e-mail addresses keep their first letter and their domain', () => {
  const mask = createMask()
  expect(mask.apply('of jeanne.dupont+x@client.example, and é@à.fr')).toBe('of j•••@client.example, and é•••@à.fr')
  expect(mask.apply('?email=jeanne%40client.example')).not.toContain('jeanne')
})

test('what only looks like an address stays', () => {
  const mask = createMask()
  const text = 'npm install node@24, @recolte/core, recolte@0.1.0, // @ home'
  expect(mask.apply(text)).toBe(text)
})
