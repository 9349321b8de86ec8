import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ModuleState } from './check/official-module.ts'
import { checkScene, TLS } from './check/scene.ts'

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), TLS.cert])
})

/** A shop whose orders are on offer here, with the platform’s own module beside it, which holds some of them, too. */
async function leaving(state: Partial<ModuleState>) {
  const module: ModuleState = { active: true, asked: [], ...state }
  const scene = await checkScene({ module, store: { method: 'module' } })
  await scene.recolte.sync()
  scene.clock.time += 60_000
  const ids = [1, 2, 3, 4].map(() => String(scene.shop.add({ status: 'completed' })))
  scene.clock.time += 1_000
  await scene.recolte.sync()
  expect((await scene.journal.counts('boutique')).due).toBe(4)
  return { ...scene, ids, module }
}

const names = (orders: { orderId: string; evidence: string }[]) =>
  Object.fromEntries(orders.map(({ orderId, evidence }) => [orderId, evidence]))

describe('leaving the platform’s own module', () => {
  it.each(['woocommerce', 'prestashop', 'magento'] as const)(
    'compares its list (%s) with the export: what agrees leaves or is skipped, the rest is held',
    async (of) => {
      const { ids, recolte, journal, module } = await leaving({ of })
      const [agreed = '', waiting = '', both = '', neither = ''] = ids
      module.pending = [waiting, both]
      const plan = await recolte.previewTakeover('boutique', new Set([agreed, both]))
      expect(plan.module).toMatchObject({ name: expect.stringMatching(new RegExp(of, 'i')), pending: 2 })
      expect(names(plan.collected)).toEqual({ [agreed]: 'export +, module +' })
      expect(names(plan.doubtful)).toEqual({ [both]: 'export +, module −', [neither]: 'export −, module +' })
      expect(plan.free).toBe(1)
      // Looked at only: a dry run there, and nothing changed here.
      expect(module.asked?.filter((query) => query.startsWith('getOrders'))).toEqual(['getOrders no_flag 1'])
      expect((await journal.counts('boutique')).due).toBe(4)

      expect(await recolte.takeOver(plan, 'eve')).toBe(3)
      expect(await journal.counts('boutique')).toMatchObject({ skipped: 1, held: 2, due: 1 })
      const reason = async (text: string) => (await recolte.explain({ text }))[0]?.reason.code
      expect(await Promise.all(ids.map(reason))).toEqual([
        'taken-before',
        'on-offer',
        'taken-before-perhaps',
        'taken-before-perhaps',
      ])
    },
  )

  it('has the module’s word alone where there is no export', async () => {
    const { ids, recolte, module } = await leaving({})
    module.pending = ids.slice(0, 2)
    const plan = await recolte.previewTakeover('boutique', undefined)
    expect(plan).toMatchObject({ free: 2, collected: [] })
    expect(names(plan.doubtful)).toEqual({ [ids[2] ?? '']: 'module +', [ids[3] ?? '']: 'module +' })
  })

  it('takes a list that may have been cut off for what it holds, and not for what it lacks', async () => {
    const { ids, recolte, module } = await leaving({})
    module.pending = [ids[0] ?? '', ...Array.from({ length: 499 }, (_, n) => `9${n}`)]
    const plan = await recolte.previewTakeover('boutique', new Set())
    expect(plan).toMatchObject({ free: 4, doubtful: [] })
  })

  it('tells what the module shows in the shop, which stays with it', async () => {
    const settings = { Affichage_Widget_Flottant: 'yes', Affiche_Avis_Produits: 'yes', Affichage_Etoiles_Listing: 'no' }
    const { recolte } = await leaving({ settings })
    const { module } = await recolte.previewTakeover('boutique', undefined)
    expect(module?.shows).toEqual(['product-reviews', 'floating-widget'])
  })

  it('asks no module that has other keys, nor Recolte through a relay', async () => {
    const others = await leaving({ keys: { webId: 'another', secretKey: 'another' } })
    expect((await others.recolte.previewTakeover('boutique', undefined)).module).toBeUndefined()
    const relayed = await leaving({ settings: { Version_Module: 'Recolte 0.1.0' } })
    expect((await relayed.recolte.previewTakeover('boutique', undefined)).module).toBeUndefined()
  })

  it('counts what "previousStatus" set aside, and names what another source contradicts', async () => {
    const module: ModuleState = { active: true }
    const scene = await checkScene({ module, store: { previousStatus: 'processing' } })
    const ids = [1, 2].map(() => scene.shop.add({ status: 'processing' }))
    scene.clock.time += 60_000
    await scene.recolte.sync()
    for (const id of ids) scene.shop.change(id, { status: 'completed' })
    scene.clock.time += 60_000
    await scene.recolte.sync()
    const [kept = '', contradicted = ''] = ids.map(String)
    module.pending = [contradicted]
    const { former, free, doubtful } = await scene.recolte.previewTakeover('boutique', new Set([kept]))
    expect(former.n).toBe(2)
    expect(names(former.contradicted)).toEqual({ [contradicted]: 'export −, module −' })
    expect({ free, doubtful }).toEqual({ free: 0, doubtful: [] })
  })

  it('is what the check asks for while the module still answers, and no more once Recolte does in its place', async () => {
    const { check, module } = await leaving({})
    const told = async (language: 'en' | 'fr') => (await check(language)).find(({ id }) => id === 'official-module')
    expect(await told('en')).toMatchObject({ status: 'failure', code: 'still' })
    expect((await told('fr'))?.next).toContain('recolte takeover boutique')
    module.settings = { Version_Module: 'Recolte 0.1.0' }
    expect(await told('en')).toMatchObject({ status: 'ok', code: 'relayed' })
    module.active = false
    expect(await told('en')).toMatchObject({ status: 'ok', code: 'off' })
  })
})
