import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '@recolte/core'
import { createPlatform, serve } from '@recolte/sandbox'
import { describe, expect, it, onTestFinished } from 'vitest'
import { HOUR, onFiles, type Scene, send } from './scene.ts'

const status = async ({ recolte }: Pick<Scene, 'recolte'>, text: string) => (await recolte.explain({ text }))[0]?.status

describe('another method, while a file is still in orders/', () => {
  /** N1 and N2 stand in a file, N3 is ready; from here on the store pushes to a platform. */
  async function switching() {
    const scene = await onFiles()
    await send(scene, 1, 2)
    scene.shop.add('3')
    await scene.recolte.sync()
    const platform = createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }], clock: scene.clock.now })
    const served = await serve(platform)
    onTestFinished(served.close)
    const account = { secretKey: 'secret-1', platform: served.url, ratePerSecond: 0 }
    const pushing = await scene.another({}, {}, 'en', { account, store: { method: 'webservice' } })
    return { scene, platform, pushing }
  }

  it('is refused until it is carried out; what is in the file is for a person, the rest leaves the new way', async () => {
    const { scene, platform, pushing } = await switching()
    expect((await pushing.sync()).stores.boutique?.failure?.code).toBe('method-changed')
    const plan = await pushing.switchStore('boutique', 'anna')
    expect(plan).toMatchObject({ leaves: { first: ['N3'] }, unanswered: { first: ['N1', 'N2'] } })
    await pushing.sync()
    scene.clock.time += HOUR
    await pushing.sync()
    scene.files.consumer.absorb()
    expect([...platform.held()].map(({ reference }) => reference)).toEqual(['N3'])
    expect(scene.files.summary()).toEqual({ taken: 1, returned: 0, orders: 2, duplicates: 0 })
    expect(await status({ recolte: pushing }, 'N1')).toBe('uncertain')
  })

  it('is taken back: then the folder is looked at again, and says what nobody knew', async () => {
    const { scene, pushing } = await switching()
    await pushing.switchStore('boutique', 'anna')
    scene.files.consumer.absorb()
    await scene.recolte.switchStore('boutique', 'anna')
    await scene.recolte.sync()
    expect(await status(scene, 'N1')).toBe('collected')
    scene.clock.time += 2 * HOUR
    await scene.recolte.sync()
    scene.files.consumer.absorb()
    expect(scene.files.summary()).toMatchObject({ orders: 3, duplicates: 0 })
  })
})

it('a former module’s export changes nothing about what is in a file', async () => {
  const scene = await onFiles()
  await send(scene, 1, 2)
  scene.shop.add('3')
  await scene.recolte.sync()
  const plan = await scene.recolte.previewTakeover('boutique', new Set(['N1', 'N3']))
  expect(plan.collected.map(({ orderId }) => orderId)).toEqual(['3'])
  await scene.recolte.takeOver(plan, 'anna')
  expect(await status(scene, 'N1')).toBe('handed')
  scene.files.consumer.absorb()
  scene.clock.time += 2 * HOUR
  await scene.recolte.sync()
  expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 2, skipped: 1 })
  expect([...scene.files.consumer.orders.keys()]).toEqual(['N1', 'N2'])
})

describe('a journal put back from a copy', () => {
  /** The copy was taken by `before`; what happened since, it does not know. */
  async function putBack(scene: Scene, since: () => Promise<void>) {
    const folder = mkdtempSync(join(tmpdir(), 'recolte-copy-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const copy = join(folder, 'copy.db')
    await scene.recolte.backup(copy)
    await since()
    const journal = await openJournal(copy)
    onTestFinished(journal.close)
    const recolte = await scene.another(journal)
    await recolte.restored({ actor: 'anna' })
    return { ...scene, journal, recolte }
  }

  it('has the file still in orders/ tell of its own orders, and leaves to a person what may have left since', async () => {
    const before = await onFiles()
    await send(before, 1, 2)
    before.shop.add('3')
    await before.recolte.sync()
    const scene = await putBack(before, async () => {
      await send(before, 4, 4)
      before.files.consumer.absorb()
    })
    expect(await status(scene, 'N3')).toBe('uncertain')
    for (let night = 0; night < 3; night++) {
      scene.clock.time += 2 * HOUR
      await scene.recolte.sync()
      scene.files.consumer.absorb()
    }
    expect(await status(scene, 'N1')).toBe('collected')
    expect(scene.files.summary()).toMatchObject({ orders: 4, duplicates: 0 })
  })

  it('was copied while a file was being put: the folder knows', async () => {
    const before = await onFiles()
    const dying = await before.another({ settleFile: () => Promise.reject(new Error('killed')) })
    await expect(send({ ...before, recolte: dying }, 1, 2)).rejects.toThrow('killed')
    before.clock.time += HOUR
    const scene = await putBack(before, async () => before.files.consumer.absorb())
    await scene.recolte.sync()
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 2 })
  })

  it('never takes another order’s file for its own', async () => {
    const before = await onFiles()
    const scene = await putBack(before, async () => {
      await send(before, 1, 1)
      before.files.consumer.absorb()
    })
    // The shop names another order first, which so gets the number that N1 had.
    before.shop.orders.delete('1')
    scene.clock.time += HOUR
    await send(scene, 2, 2)
    scene.clock.time += HOUR
    await scene.recolte.sync()
    scene.files.consumer.absorb()
    expect([...scene.files.consumer.orders.keys()]).toEqual(['N1', 'N2'])
  })
})
