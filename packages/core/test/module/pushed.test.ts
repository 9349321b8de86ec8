import { describe, expect, it, onTestFinished } from 'vitest'
import { createRecolte } from '../../src/recolte.ts'
import { MemoryShop } from '../engine/memory-shop.ts'
import { called, envelope, read, sign } from './scene.ts'

describe('settings that the platform pushes', () => {
  it.each([
    ['its code', 'processing'],
    ['its label', 'Processing'],
    ['its position, as old WooCommerce configurations have it', '1'],
  ])('choose the trigger by %s', async (_, status) => {
    const { post, shop, recolte, clock, counts } = await called()
    await post('setModuleConfiguration', {
      init_reviews_process: 'onorderstatuschange',
      id_order_status_choosen: [status],
    })
    clock.skip(60_000)
    shop.add('1', { statuses: ['processing'], meaning: 'paid', reached: { processing: new Date(clock.now()) } })
    await recolte.sync()
    expect((await counts()).due).toBe(1)
  })

  it('are what an explanation names, and not the file’s', async () => {
    const { post, shop, recolte, clock } = await called()
    await post('setModuleConfiguration', { id_order_status_choosen: ['processing'] })
    clock.skip(60_000)
    shop.add('1', { statuses: ['pending'], reached: {} })
    await recolte.sync()
    const [told] = await recolte.explain({ text: '1' })
    expect(told?.reason.message).toContain('Processing')
    expect(told?.reason.message).not.toContain('Completed')
  })

  it('that name a status the shop does not have leave the file’s in force', async () => {
    const { post, shop, recolte, clock, counts } = await called()
    await post('setModuleConfiguration', { id_order_status_choosen: ['nowhere'] })
    clock.skip(60_000)
    shop.add('1')
    await recolte.sync()
    expect((await counts()).due).toBe(1)
  })

  it('with a number the shop does not have are no positions where its statuses are numbers, and that is said', async () => {
    const { post, journal, events } = await called({ module: { dialect: 'prestashop-9' } })
    const facts = JSON.parse((await journal.getMeta('facts:boutique')) ?? '')
    const statuses = ['1', '2', '3', '4', '5', '7', '8', '9'].map((code) => ({ code, label: `Statut ${code}` }))
    await journal.setMeta('facts:boutique', JSON.stringify({ ...facts, statuses }))
    const { message } = await post('setModuleConfiguration', { id_order_status_choosen: ['4', '5', '6'] })
    expect(message.Statut_choisi).toBe('4;5')
    const detail = { store: 'boutique', keys: '6' }
    expect(events).toContainEqual(expect.objectContaining({ code: 'module-status-unknown', detail }))
  })

  it('set the delay, the products and the forbidden domains', async () => {
    const { post, shop, recolte, clock, counts } = await called({ module: { dialect: 'woocommerce' } })
    await post('setModuleConfiguration', {
      delay: 3,
      get_product_reviews: 'no',
      forbidden_mail_extension: 'blocked.example%3Balso.example',
    })
    clock.skip(60_000)
    shop.add('1')
    shop.add('2', { buyer: { email: 'a@also.example', firstName: '', lastName: '' } })
    await recolte.sync()
    const { message } = await post('getOrders')
    expect(Object.keys(message.list_orders)).toEqual(['1'])
    expect(message.delay).toBe(3)
    expect(message.list_orders['1'].products).toEqual([])
    expect(JSON.stringify(message)).not.toContain('also.example')
    expect((await counts()).skipped).toBe(1)
    await expect.poll(async () => (await recolte.explain({ text: '1' }))[0]?.status).toBe('collected')
  })

  it('come under the names of PrestaShop’s module 9, too, and an empty one gives way to the file', async () => {
    const { post, recolte } = await called({ module: { dialect: 'prestashop-9' } })
    const { message } = await post('setModuleConfiguration', {
      ...{ processInit: 'onorderstatuschange', choosenStatus: ['shipped', 'processing'], brandDelay: 4 },
      ...{ hasProductReviewCollection: 0, displayReviews: 1, blacklistedExtensions: ['a.example', 'b.example'] },
      ...{ reloaded: 1, secretapi: 'kept-by-nobody' },
    })
    expect(message).toMatchObject({
      ...{ Delay: '4', Statut_choisi: 'shipped;processing', Recuperation_Avis_Produits: 'no', AV_RELOADED: '1' },
      ...{ Affiche_Avis_Produits: 'yes', Emails_Interdits: 'a.example;b.example' },
    })
    const { inForce, history } = await recolte.pushed('boutique')
    expect(inForce).toMatchObject({ get_product_reviews: 'no', forbidden_mail_extension: 'a.example;b.example' })
    expect(JSON.stringify(history)).not.toContain('kept-by-nobody')
    await post('setModuleConfiguration', { forbidden_mail_extension: '', delay: null, id_order_status_choosen: {} })
    const now = (await recolte.pushed('boutique')).inForce
    expect(now).toMatchObject({ delay: '4' })
    expect(Object.keys(now)).not.toContain('forbidden_mail_extension')
    expect(Object.keys(now)).not.toContain('id_order_status_choosen')
  })

  it('are the account’s own, as far as delays go, where a store has several', async () => {
    const shop = new MemoryShop(Date.now)
    const keys = { secretKey: 'secret-1', platform: 'FR', delay: 1 }
    const recolte = await createRecolte({
      accounts: { fr: { ...keys, webId: 'web-fr' }, en: { ...keys, webId: 'web-en' } },
      stores: { boutique: { connector: 'memory', account: { fr: 'fr', '*': 'en' }, method: 'module' } },
      connectors: [shop.connector()],
      journal: ':memory:',
    })
    onTestFinished(() => recolte.close())
    await recolte.sync()
    const post = async (idWebsite: string, query: string, more: object = {}) => {
      const message = envelope({ query, idWebsite, sign: sign(query, idWebsite), ...more })
      const body = new URLSearchParams({ query, message })
      const request = new Request('https://recolte.example/module/boutique', { method: 'POST', body })
      return read(await (await recolte.fetch(request)).text()).message
    }
    await post('web-fr', 'setModuleConfiguration', { delay: 3, id_order_status_choosen: ['shipped'] })
    await post('web-en', 'setModuleConfiguration', { delay: 9 })
    expect((await post('web-fr', 'getOrders', { no_flag: 1 })).delay).toBe(3)
    expect((await post('web-en', 'getOrders', { no_flag: 1 })).delay).toBe(9)
    const { inForce } = await recolte.pushed('boutique')
    expect(inForce).toEqual({ 'delay:fr': '3', 'delay:en': '9', id_order_status_choosen: 'shipped' })
    await recolte.undoPushed('boutique', 'delay:fr')
    expect((await post('web-fr', 'getOrders', { no_flag: 1 })).delay).toBe(1)
  })

  it('are taken back with Magento 2’s truncateTables, and nowhere else', async () => {
    const magento = await called({ module: { dialect: 'magento2' } })
    await magento.post('setModuleConfiguration', { delay: 3 })
    await magento.post('truncateTables')
    expect((await magento.recolte.pushed('boutique')).inForce).toEqual({})
    expect((await magento.recolte.pushed('boutique')).history).toHaveLength(2)
    // Whoever recorded such a call can send it again: it can be undone, and after five in a day it changes nothing.
    await magento.recolte.undoPushed('boutique', 'delay')
    expect((await magento.recolte.pushed('boutique')).inForce).toEqual({ delay: '3' })
    await expect(magento.recolte.undoPushed('boutique', 'code_lang')).rejects.toThrow('has not set code_lang')
    for (const delay of [4, 5, 6]) await magento.post('setModuleConfiguration', { delay })
    await magento.post('truncateTables')
    expect((await magento.recolte.pushed('boutique')).inForce).toEqual({ delay: '6' })
    const shop = await called({ module: { dialect: 'woocommerce' } })
    await shop.post('setModuleConfiguration', { delay: 3 })
    expect(await shop.post('truncateTables')).toMatchObject({ return: 1, debug: 'Tables vidées' })
    expect((await shop.recolte.pushed('boutique')).inForce).toEqual({ delay: '3' })
  })
})
