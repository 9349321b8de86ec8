import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RecolteError } from '../../src/errors.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { encryptionKey } from '../../src/secrets/key.ts'
import { storeSecrets } from '../../src/secrets/vault.ts'

const HEX = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
const KEY = encryptionKey(HEX)

async function kept() {
  const journal = await openJournal(':memory:')
  onTestFinished(() => journal.close())
  const of = (store: string, key = KEY) => storeSecrets(store, key, Promise.resolve(journal))
  return { journal, of, secrets: of('boutique') }
}

const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof RecolteError ? error.code : String(error)),
  )

describe('what a store keeps', () => {
  it('comes back as it was written, several at once, and stands in the journal encrypted', async () => {
    const { journal, secrets } = await kept()
    await secrets.write({ token: 'shpat_é🌵', refresh: '' })
    expect((await secrets.read(['token', 'refresh', 'none'])).values).toEqual({ token: 'shpat_é🌵', refresh: '' })
    const [sealed = ''] = Object.values(await journal.secrets(['boutique/token']))
    expect(sealed).toMatch(/^1\.[0-9a-f]{8}\.[\w-]+$/)
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('shpat')
  })

  it('is another ciphertext each time', async () => {
    const { secrets } = await kept()
    await secrets.write({ a: 'same', b: 'same' })
    const { version } = await secrets.read(['a', 'b'])
    expect(new Set(Object.values(version)).size).toBe(2)
  })

  it('is not another store’s, whatever the two are called', async () => {
    const { of } = await kept()
    await of('a').write({ 'b/c': 'of a' })
    expect((await of('a/b').read(['c'])).values).toEqual({})
  })

  it('is renewed by one of those who read it together', async () => {
    const { of } = await kept()
    const [one, two] = [of('boutique'), of('boutique')]
    await one.write({ token: 'old', refresh: 'old' })
    const [first, second] = [await one.read(['token', 'refresh']), await two.read(['token', 'refresh'])]
    expect(await one.write({ token: 'one', refresh: 'one' }, first)).toBe(true)
    expect(await two.write({ token: 'two', refresh: 'two' }, second)).toBe(false)
    expect((await two.read(['token', 'refresh'])).values).toEqual({ token: 'one', refresh: 'one' })
  })

  it('with another key is said to be another key’s, by its id, and never given as garbage', async () => {
    const { of, secrets } = await kept()
    await secrets.write({ token: 'hush' })
    const other = encryptionKey(randomBytes(32).toString('base64'))
    const error = await of('boutique', other)
      .read(['token'])
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'encryption-key-other', detail: { kept: KEY.id, given: other.id } })
  })

  it('that was changed, cut short or put under another name is damaged', async () => {
    const { journal, secrets } = await kept()
    await secrets.write({ token: 'hush', other: 'hush' })
    const { 'boutique/token': sealed = '', 'boutique/other': other = '' } = await journal.secrets([
      'boutique/token',
      'boutique/other',
    ])
    const flipped = sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.slice(-1)
    for (const wrong of [other, flipped, sealed.slice(0, 30), `2${sealed.slice(1)}`, '', '1..', `1.${KEY.id}.`]) {
      await journal.writeSecrets({ 'boutique/token': wrong })
      expect(await codeOf(secrets.read(['token']))).toBe(wrong === '1..' ? 'encryption-key-other' : 'secret-damaged')
    }
  })
})

describe('the encryption key', () => {
  it('is the same in hex, base64 and base64url, with blanks around it', () => {
    const bytes = Buffer.from(HEX, 'hex')
    for (const text of [HEX.toUpperCase(), bytes.toString('base64'), ` ${bytes.toString('base64url')}\n`])
      expect(encryptionKey(text)).toEqual(KEY)
  })

  it.each(['', 'secret', HEX.slice(1), `${HEX}00`, `${Buffer.from(HEX, 'hex').toString('base64').slice(0, 42)}!=`])(
    'is not %j, which is not repeated',
    (text) => {
      const error = (() => {
        try {
          return encryptionKey(text)
        } catch (thrown) {
          return thrown
        }
      })()
      expect(error).toMatchObject({ code: 'encryption-key-malformed' })
      if (text !== '') expect(JSON.stringify(error) + String(error)).not.toContain(text)
    },
  )
})
