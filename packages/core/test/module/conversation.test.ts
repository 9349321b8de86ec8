import { createPulling } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../src/clock.ts'
import { called, form } from './scene.ts'

interface Speaks {
  dialect: string
  path: string
  body?: 'form' | 'json'
  message?: 'php'
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
    path: '/shop/modules/netreviews/netreviewsApi.php',
    id: '7',
    date: /^\d{4}-/,
    amount: '12.50',
    active: 'Module installed and enabled',
  },
  {
    dialect: 'prestashop-7',
    path: '/shop/modules/avisverifies/avisverifiesApi.php',
    message: 'php',
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
    dialect: 'magento2',
    path: '/AvisVerifies/index/dialogcontroller',
    message: 'php',
    id: 'N7',
    date: /^\d{4}-/,
    amount: '12.50 EUR',
    active: 'Module installed and activated',
  },
  {
    dialect: 'magento1',
    path: '/AvisVerifies/dialog',
    message: 'php',
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

describe.each(DIALECTS)('$dialect at $path', ({ dialect, path, body, message, id, date, amount, active }) => {
  const converse = async (orders = 0) => {
    const made = await called({ orders, module: { dialect } })
    const platform = createPulling({
      url: made.url + path,
      webId: 'web-1',
      secretKey: 'secret-1',
      ...(body && { body }),
      ...(message && { message }),
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
    const { url } = await called({ module: { dialect: 'magento1' } })
    const list = await fetch(`${url}/AvisVerifies/dialog`, { method: 'POST', body: form('getProductParentIds') })
    expect(await list.text()).toMatch(/^count: 0<br>\nold_product_id,.*new_product_name\n$/)
    const prestashop = await called({ module: { dialect: 'prestashop-9' } })
    expect(await prestashop.post('doesNotExist')).toBe('')
    const woocommerce = await called({ module: { dialect: 'woocommerce' } })
    expect(await woocommerce.post('getLatestOrders')).toBe('')
    expect(await prestashop.post('toString')).toBe('')
  })
})

describe('orders of a kind', () => {
  const ids = (answer: { message: { list_orders: object } }) =>
    Object.values(answer.message.list_orders).map(({ id_order }) => id_order)

  it('are asked for by language, and those of no language with each', async () => {
    const { post, shop, recolte, counts } = await called({ module: { dialect: 'prestashop-9' } })
    shop.add('1', { language: 'fr' })
    shop.add('2', { language: 'en_GB' })
    shop.add('3')
    await recolte.sync()
    expect(ids(await post('getOrders', { no_flag: 1, iso_lang: 'en' }))).toEqual(['2', '3'])
    expect(ids(await post('getOrders', { iso_lang: 'fr' }))).toEqual(['1', '3'])
    await expect.poll(counts).toMatchObject({ collected: 2, due: 1 })
    expect(ids(await post('getOrders', { lang_code: 'en' }))).toEqual(['2'])
  })

  it('are asked for by a status they have reached and by period, without being handed over', async () => {
    const { post, shop, recolte, clock, counts } = await called({ module: { dialect: 'prestashop-7' } })
    shop.add('1')
    clock.skip(10 * DAY)
    shop.add('2', { statuses: ['shipped'] })
    shop.add('3')
    await recolte.sync()
    const list = async (more: object) => ids(await post('getOrdersCsv', more)).sort()
    expect(await list({})).toEqual(['1', '2', '3'])
    expect(await list({ duree: '1w' })).toEqual(['2', '3'])
    expect(await list({ duree: '1m' })).toEqual(['1', '2', '3'])
    expect(await list({ orderstates: ['shipped', 'Processing'] })).toEqual(['2'])
    expect(await list({ orderstates: ['nowhere'], duree: '12m' })).toEqual([])
    expect((await counts()).due).toBe(3)
  })

  it('are the latest of a period at a status, handed over, 300 at most', async () => {
    const { post, shop, recolte, clock, counts } = await called({ module: { dialect: 'prestashop-9' } })
    shop.add('old')
    clock.skip(10 * DAY)
    shop.add('shipped', { statuses: ['shipped'] })
    for (let n = 1; n <= 301; n++) shop.add(String(n))
    await recolte.sync()
    const day = (at: number) => new Date(at).toISOString().slice(0, 10)
    const period = { startDate: day(clock.now() - 2 * DAY), endDate: day(clock.now()) }
    const shipped = await post('getLatestOrders', { ...period, orderStatus: 'shipped;Pending' })
    expect(shipped.message).toMatchObject({ nb_orders: '1 collected orders' })
    expect(ids(shipped)).toEqual(['shipped'])
    await expect.poll(counts).toMatchObject({ collected: 1 })
    expect((await post('getLatestOrders', period)).message.nb_orders).toBe('300 collected orders')
    await expect.poll(counts).toMatchObject({ collected: 301, due: 2 })
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
    const counted = { 'nb reviews in av_products_average table': 1, 'average in av_products_average table': 5 }
    expect(await post('getProductReviewsStats', { refProduct: '11' })).toMatchObject(counted)
    const absent = Object.fromEntries(Object.keys(counted).map((key) => [key, 'Ref Produit not found']))
    expect(await post('getProductReviewsStats', { refProduct: '12' })).toMatchObject(absent)
    await post('truncateTables')
    expect(await recolte.auditReviews('boutique')).toMatchObject({
      received: 4,
      rejected: 2,
      difference: 0,
      reviews: 1,
    })
  })
})
