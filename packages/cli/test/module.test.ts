import { createPulling } from '@recolte/sandbox'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { servedShop } from './support/served-shop.ts'
import { serving, turn } from './support/serving.ts'

/** `recolte serve` for a store that the platform calls, at its own address and at its module's. */
async function calledShop() {
  const made = await servedShop({ store: { pollEvery: '1s', method: 'module' } })
  const served = await serving(made)
  await served.lines.first(turn('poll'))
  const at = (path: string) =>
    createPulling({ url: served.url + path, webId: made.webId, secretKey: 'secret-of-a-test' })
  const command = async (...words: string[]) => {
    const io = fakeIo({ cwd: made.folder })
    return { exit: await run(words, io), out: io.out() }
  }
  return { ...made, ...served, at, command }
}

test('recolte serve answers the platform’s calls, and explain says that it has the order', async () => {
  const { shop, at, command } = await calledShop()
  const id = String(shop.add({ status: 'completed' }))
  const platform = at('/?netreviews-plugin=api')
  await expect
    .poll(async () => (await platform.pull()).map((order) => order.id_order), { timeout: 20_000 })
    .toEqual([id])
  const status = async () => JSON.parse((await command('explain', id, '--json')).out).status
  await expect.poll(status, { timeout: 20_000 }).toBe('collected')
  expect(await at('/module/boutique').pull()).toEqual([])
  expect(platform.duplicates).toBe(0)
})

test('recolte probe knows recolte serve in a module’s place, and what it holds ready', async () => {
  const made = await calledShop()
  made.shop.add({ status: 'completed' })
  const io = fakeIo({ environment: { RECOLTE_SECRET_KEY: 'secret-of-a-test' } })
  const probed = async () => {
    await run(['probe', made.url, '--web-id', made.webId], io)
    return io.out()
  }
  await expect.poll(probed, { timeout: 20_000 }).toContain('Orders it holds ready (dry run): 1')
  expect(io.out()).toContain('Official module: Recolte, active with these keys')
  expect(io.out()).not.toContain('None of the versions')
})

test('recolte config shows what the platform has set, with its history, and takes it back', async () => {
  const { at, command } = await calledShop()
  const platform = at('/module/boutique')
  expect((await command('config', 'boutique')).out).toContain('The platform has set nothing')
  await platform.configure({ id_order_status_choosen: ['Processing'], delay: 4 })
  const shown = await command('config', 'boutique')
  expect(shown).toMatchObject({ exit: 0, out: expect.stringContaining('delay = 4 (since ') })
  expect(shown.out).toContain('id_order_status_choosen = Processing (since ')
  expect((await command('config', 'boutique', '--lang', 'fr')).out).toContain('Réglé par la plateforme')

  for (const delay of [5, 6, 7, 8, 9]) await platform.configure({ delay })
  const waits = await command('config', 'boutique')
  expect(waits).toMatchObject({ exit: 1, out: expect.stringContaining('delay = 9 waits for your word') })
  expect(waits.out).toContain('recolte config boutique --accept delay')
  expect((await command('config', 'boutique', '--accept', 'delay')).out).toContain('delay = 9 (since ')
  const back = JSON.parse((await command('config', 'boutique', '--undo', 'delay', '--json')).out)
  expect(back.inForce).toEqual({ id_order_status_choosen: 'Processing' })
  expect(back.history.at(-1)).toMatchObject({ key: 'delay', source: 'operator', value: '' })
})
