import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { PROTOCOLS } from './protocols.ts'
import { HOUR, onFiles } from './scene.ts'

const at = (text: string) => Date.parse(text)

it('a file leaves once a night at its hour, in the account’s zone', async () => {
  const scene = await onFiles()
  const { clock, shop, journal } = scene
  const recolte = await scene.another({}, { every: undefined, at: '00:15' })
  const files = async () => (await journal.files({ store: 'boutique', limit: 10 })).length
  // 23:00 of Paris; 00:14; 00:15.
  clock.time = at('2026-11-10T22:00:00Z')
  await recolte.sync()
  const before = await files()
  shop.add('1')
  clock.time = at('2026-11-10T23:14:00Z')
  await recolte.sync()
  expect(await files()).toBe(before)
  clock.time = at('2026-11-10T23:15:00Z')
  await recolte.sync()
  expect(await files()).toBe(before + 1)
  scene.files.consumer.absorb()
  shop.add('2')
  for (const early of ['2026-11-11T11:15:00Z', '2026-11-11T23:14:00Z']) {
    clock.time = at(early)
    await recolte.sync()
    expect(await files()).toBe(before + 1)
  }
  clock.time = at('2026-11-11T23:15:00Z')
  await recolte.sync()
  expect(await files()).toBe(before + 2)
})

it('a private key opens the server, another one does not', async () => {
  const scene = await onFiles()
  const { shop, clock, journal, files } = scene
  const login = { password: undefined, privateKey: files.privateKey }
  shop.add('1')
  clock.time += HOUR
  const wrong = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' })
  const stranger = await scene.another({}, { ...login, privateKey: wrong.toString() })
  expect((await stranger.sync()).accounts.main?.code).toBe('sftp-login')
  const recolte = await scene.another({}, login)
  clock.time += HOUR
  expect((await recolte.sync()).accounts).toEqual({})
  expect(await journal.counts('boutique')).toMatchObject({ handed: 1 })
})

it.each(PROTOCOLS)(
  'the platform takes a file in at its hour, and Recolte sees it there from then on (%s)',
  async (protocol) => {
    const scene = await onFiles({ protocol, nightly: true })
    const { clock, journal, recolte, files, shop } = scene
    const counts = () => journal.counts('boutique')
    // Midday of Paris; 01:59 and 02:00 of the night after.
    clock.time = at('2026-11-10T11:00:00Z')
    shop.add('1')
    await recolte.sync()
    expect(await counts()).toMatchObject({ handed: 1 })
    clock.time = at('2026-11-11T00:59:00Z')
    await recolte.sync()
    expect(await counts()).toMatchObject({ handed: 1 })
    expect(files.summary()).toMatchObject({ orders: 0 })
    clock.time = at('2026-11-11T01:00:00Z')
    await recolte.sync()
    expect(await counts()).toMatchObject({ collected: 1 })
    expect(files.summary()).toEqual({ taken: 1, returned: 0, orders: 1, duplicates: 0 })
  },
)
