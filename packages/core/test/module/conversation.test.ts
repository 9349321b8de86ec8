import { createPulling } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { called } from './scene.ts'

interface Speaks {
  dialect: string
  path: string
  body?: 'form' | 'json'
  id: string
  date: RegExp
  amount: string
  active: string
}

const DIALECTS: Speaks[] = [
  {
    dialect: 'prestashop-9',
    path: '/modules/netreviews/netreviewsApi.php',
    id: '7',
    date: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    amount: '12.50',
    active: 'Module installed and enabled',
  },
  {
    dialect: 'prestashop-7',
    path: '/shop/modules/avisverifies/avisverifiesApi.php',
    id: '7',
    date: /^\d{4}-/,
    amount: '12.50',
    active: 'Module installed and enabled',
  },
  {
    dialect: 'woocommerce',
    path: '/?netreviews-plugin=api',
    id: '7',
    date: /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/,
    amount: '12.50',
    active: 'Module installed and enabled',
  },
  {
    dialect: 'magento2',
    path: '/rest/V1/nravis/management',
    id: 'N7',
    date: /^\d{4}-/,
    amount: '12.50 EUR',
    active: 'Module installed and activated',
  },
  {
    dialect: 'magento2',
    path: '/rest/fr_view/V1/nravis/management',
    body: 'json',
    id: 'N7',
    date: /^\d{4}-/,
    amount: '12.50 EUR',
    active: 'Module installed and activated',
  },
  {
    dialect: 'magento1',
    path: '/AvisVerifies/dialog',
    id: 'N7',
    date: /^\d\d\/\d\d\/\d{4} /,
    amount: '12.50',
    active: 'MODULE ENABLED!',
  },
]

const ORDER = {
  total: { amount: '12.50', currency: 'EUR' },
  buyer: { email: 'éloïse+avis@client.example', firstName: 'Éloïse', lastName: '“D’Arcy” 🎁' },
  lines: [
    {
      productId: '11',
      name: 'Thé vert',
      quantity: 1,
      refundedQuantity: 0,
      sku: 'T-11',
      gtin: '3760123456789',
      url: 'https://shop.example/11',
    },
  ],
}

describe.each(DIALECTS)('$dialect at $path ($body)', ({ dialect, path, body, id, date, amount, active }) => {
  const converse = async (orders = 0) => {
    const made = await called({ orders, module: { dialect } })
    const platform = createPulling({
      url: made.url + path,
      webId: 'web-1',
      secretKey: 'secret-1',
      ...(body && { body }),
    })
    return { ...made, platform }
  }

  it('goes through a whole conversation', async () => {
    const { shop, recolte, platform, counts } = await converse()
    shop.add('7', ORDER)
    await recolte.sync()
    expect(await platform.call('isActiveModule')).toMatchObject({ return: 1, query: 'isActiveModule', debug: active })
    expect(Object.values((await platform.call('getOrders', { no_flag: 1 })).message as object)).toContain(1)

    const [order, ...others] = await platform.pull()
    expect(others).toEqual([])
    expect(order).toMatchObject({
      id_order: id,
      email_customer: 'éloïse+avis@client.example',
      firstname_customer: 'Éloïse',
      lastname_customer: '“D’Arcy” 🎁',
      amount_order: amount,
    })
    expect(order?.date_order_formatted).toMatch(date)
    const [product] = Object.values(order?.products as object)
    expect(product).toMatchObject({ id_product: '11', name_product: 'Thé vert', GTIN_EAN: '3760123456789' })
    await expect.poll(async () => (await counts()).collected).toBe(1)
    expect(await platform.pull()).toEqual([])
    expect(platform.duplicates).toBe(0)
  })

  it('gives many orders in one answer, and again what was broken off', async () => {
    const { platform, counts } = await converse(420)
    await platform.breakOff({ afterBytes: 2_000, by: 'reset' })
    await expect.poll(async () => (await counts()).retrying).toBeGreaterThan(0)
    expect((await platform.pull()).length).toBe(420)
    await expect.poll(async () => (await counts()).collected).toBe(420)
    expect(platform.held.size).toBe(420)
  })

  it('takes settings and says them again', async () => {
    const { platform } = await converse()
    const site = await platform.configure({ init_reviews_process: 'onorder', delay: '5', get_product_reviews: 'no' })
    expect(site).toMatchObject({ Delay: '5', Initialisation_du_Processus: 'onorder', Recuperation_Avis_Produits: 'no' })
    expect(String(site.Version_Module)).toMatch(/^Recolte \d/)
    expect(JSON.stringify(site)).not.toContain('secret-1')
    expect((await platform.call('getModuleAndSiteConfiguration')).message).toEqual(
      expect.objectContaining({ Delay: '5' }),
    )
  })
})

describe('what a dialect does not have', () => {
  it('is answered as its module answers it', async () => {
    const { post } = await called({ module: { dialect: 'magento2' } })
    expect(await post('getCountOrder')).toMatchObject({ return: 2, debug: 'Query inconnu' })
    const prestashop = await called({ module: { dialect: 'prestashop-9' } })
    expect(await prestashop.post('doesNotExist')).toBe('')
    expect(await prestashop.post('toString')).toBe('')
  })
})

describe('the smaller questions', () => {
  it('are answered from the journal', async () => {
    const { post, shop, recolte, clock } = await called({ orders: 2 })
    expect((await post('getCountOrder')).message).toEqual({ count_orders_day: 2 })
    expect((await post('generateLostOrders')).message).toEqual({ nb_orders: 2 })
    clock.skip(60_000)
    shop.change('1', { statuses: ['shipped'] })
    await recolte.sync()
    const { message } = await post('getOrderHistoryOn', { orderRef: '1' })
    expect(message.count_states).toBe(2)
    expect(message.list_states[0]).toMatchObject({ id_order: '1', id_order_state: 'shipped', name: 'Shipped' })
    expect((await post('getOrderHistoryOn', { orderRef: 'nobody' })).message).toEqual({
      count_states: 0,
      list_states: [],
    })
  })

  it('take reviews in, each once, and prove that every line was', async () => {
    const { post, recolte } = await called()
    const review = { idProduit: 'r-1', refProduit: '11', rate: '5', avis: 'Très bien', name: 'D.', prenom: 'Léa' }
    const data = JSON.stringify({ NEW: [review, { ...review, idProduit: '' }] })
    const taken = { return: 1, message: { lignes_recues: 2, nb_new: 1, nb_errors: 1 } }
    expect(await post('setProductsReviews', { data })).toMatchObject(taken)
    expect(await post('setProductsReviews', { data })).toMatchObject(taken)
    await post('truncateTables')
    expect(await recolte.auditReviews('boutique')).toMatchObject({
      received: 4,
      rejected: 2,
      difference: 0,
      reviews: 1,
    })
  })
})
