import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/clock.ts'
import type { HookNews, Subscription, Webhooks } from '../../src/connector.ts'
import { hmacMatches } from '../../src/hooks/index.ts'
import { MemoryShop } from '../engine/memory-shop.ts'
import { serving } from '../engine/serving.ts'

/** A shop that sends webhooks and lets them be set up; what it was asked to sign with is what it signs with. */
class HookedShop extends MemoryShop {
  list: (Subscription & { secret: string })[] = []
  refuses: Error | undefined
  #made = 0

  webhooks(): Required<Webhooks> {
    return {
      topics: ['changed', 'gone'],
      verify: ({ header, body }, secrets) =>
        hmacMatches(secrets, [body], header('x-signature') ?? '') ? 'genuine' : 'forged',
      read: ({ body }): HookNews => JSON.parse(Buffer.from(body).toString()),
      subscribe: async (url, secret) => {
        if (this.refuses !== undefined) throw this.refuses
        for (const topic of ['changed', 'gone'])
          this.list.push({ id: String(++this.#made), topic, url, secret, active: true })
      },
      list: async () => this.list,
      remove: async (id) => {
        this.list = this.list.filter((one) => one.id !== id)
      },
    }
  }

  told(news: HookNews, secret = this.list[0]?.secret ?? ''): Request {
    const body = JSON.stringify(news)
    const headers = { 'x-signature': createHmac('sha256', secret).update(body).digest('base64') }
    return new Request('https://recolte.example/hooks/boutique', { method: 'POST', body, headers })
  }
}

async function hooked(store: object = { publicUrl: 'https://recolte.example' }) {
  const hookedShop = new HookedShop(() => Date.now())
  const connector = hookedShop.connector()
  const made = await serving({
    connectors: [
      {
        ...connector,
        name: 'hooked',
        connect: (settings, context) => ({ ...connector.connect(settings, context), webhooks: hookedShop.webhooks() }),
      },
    ],
    stores: { boutique: { connector: 'hooked', account: 'main', ...store } },
  })
  const diagnosis = async () => (await made.recolte.check()).results.find(({ id }) => id === 'webhooks')
  return { ...made, shop: hookedShop, diagnosis }
}

describe('webhooks of a shop', () => {
  it('are set up once, repaired by deleting and creating, and removed', async () => {
    const { recolte, shop } = await hooked()
    const elsewhere = { id: 'x', topic: 'changed', url: 'https://another.example', secret: '', active: true }
    shop.list.push(elsewhere)
    expect(await recolte.webhooks('boutique')).toMatchObject({ kind: 'shop', hooks: [], missing: ['changed', 'gone'] })
    expect(await recolte.webhooks('boutique', 'create')).toMatchObject({ missing: [], done: { removed: 0 } })
    const [, first] = shop.list
    expect(await recolte.webhooks('boutique', 'create')).not.toHaveProperty('done')
    expect(shop.list[1]).toBe(first)
    const repaired = await recolte.webhooks('boutique', 'repair')
    expect(repaired).toMatchObject({ missing: [], done: { created: ['changed', 'gone'], removed: 2 } })
    expect(JSON.stringify(repaired)).not.toContain('whsec_')
    expect(shop.list[1]?.secret).not.toBe(first?.secret)
    expect(await recolte.webhooks('boutique', 'remove')).toMatchObject({ hooks: [], done: { created: [], removed: 2 } })
    expect(shop.list).toEqual([elsewhere])
  })

  it('that the shop refuses to make anew stay as they were', async () => {
    const { recolte, shop } = await hooked()
    await recolte.webhooks('boutique', 'create')
    const before = [...shop.list]
    shop.refuses = new Error('read only')
    await expect(recolte.webhooks('boutique', 'repair')).rejects.toThrow('read only')
    expect(shop.list).toEqual(before)
    expect((await recolte.fetch(shop.told({ ids: ['1'] }))).status).toBe(200)
  })

  it('need to know where they are sent', async () => {
    const { recolte } = await hooked({})
    await expect(recolte.webhooks('boutique', 'create')).rejects.toMatchObject({
      code: 'no-public-url',
      fate: 'config',
    })
    await expect(recolte.webhooks('another')).rejects.toMatchObject({ code: 'no-such-store' })
  })

  it('are looked at by the check: fine, missing, fallen silent, unwanted', async () => {
    const { recolte, shop, diagnosis } = await hooked()
    expect(await diagnosis()).toMatchObject({ status: 'warning', next: 'Run recolte webhooks boutique --create.' })
    await recolte.webhooks('boutique', 'create')
    expect(await diagnosis()).toMatchObject({ status: 'ok' })
    shop.list = shop.list.map((one) => ({ ...one, active: one.topic !== 'gone' }))
    expect(await diagnosis()).toMatchObject({ status: 'warning', message: expect.stringContaining('(gone)') })
    expect(await (await hooked({})).diagnosis()).toMatchObject({ status: 'skipped' })
  })

  it('that somebody gave another address are found again, replaced by repairing and deleted by removing', async () => {
    const { recolte, shop, diagnosis } = await hooked()
    await recolte.webhooks('boutique', 'create')
    const redirect = () => {
      shop.list = shop.list.map((one, n) => (n === 0 ? { ...one, url: 'https://another.example' } : one))
    }
    redirect()
    expect(await diagnosis()).toMatchObject({ code: 'elsewhere', message: expect.stringContaining('another.example') })
    expect(await recolte.webhooks('boutique', 'create')).toMatchObject({ missing: [], done: { removed: 2 } })
    expect(shop.list.map(({ url }) => url)).toEqual(Array(2).fill('https://recolte.example/hooks/boutique'))
    redirect()
    expect(await recolte.webhooks('boutique', 'remove')).toMatchObject({ done: { created: [], removed: 2 } })
    expect(shop.list).toEqual([])
    expect(await diagnosis()).toMatchObject({ code: 'none' })
  })

  it('of a shop that has none but the signed ping: missed once they stop coming', async () => {
    const { recolte, shop, clock } = await serving({
      stores: { boutique: { connector: 'memory', account: 'main', publicUrl: 'https://recolte.example' } },
    })
    const diagnosis = async () => (await recolte.check()).results.find(({ id }) => id === 'webhooks')
    await recolte.sync()
    expect(await diagnosis()).toMatchObject({ status: 'skipped', code: 'ping' })
    await recolte.webhooks('boutique', 'create')
    clock.skip(5 * HOUR)
    for (const id of ['1', '2', '3']) shop.add(id)
    await recolte.sync()
    clock.skip(5 * HOUR)
    expect(await diagnosis()).toMatchObject({
      ...{ status: 'warning', code: 'no-ping', message: expect.stringContaining('10 h, while 3 orders') },
      next: expect.stringContaining('recolte webhooks boutique --create'),
    })
  })

  it('signed with the secret before still count while the shop’s queue empties', async () => {
    const { recolte, shop } = await hooked()
    await recolte.webhooks('boutique', 'create')
    const late = shop.told({ ids: ['1'] })
    await recolte.webhooks('boutique', 'repair')
    expect((await recolte.fetch(late)).status).toBe(200)
    expect(await recolte.fetch(shop.told({ ids: ['2'] }, 'another')).then(({ status }) => status)).toBe(401)
  })
})

describe('what else a shop may say', () => {
  it('a wish to be forgotten is carried out before it is answered', async () => {
    const { recolte, shop, platform } = await hooked()
    await recolte.webhooks('boutique', 'create')
    await recolte.sync()
    const email = 'ada.martin@client.example'
    expect((await recolte.fetch(shop.told({ erase: [email] }))).status).toBe(200)
    shop.add('1', { buyer: { email, firstName: 'Ada', lastName: 'Martin' } })
    await recolte.sync()
    expect(platform.asked).toBe(0)
    expect((await recolte.explain({ text: 'N1' }))[0]?.reason.code).toBe('erased')
  })

  it('a question and a farewell are passed on to a person, without the address', async () => {
    const { recolte, shop, events } = await hooked()
    await recolte.webhooks('boutique', 'create')
    await recolte.fetch(shop.told({ report: ['ada.martin@client.example'], uninstalled: true }))
    const warned = events.filter(({ type }) => type === 'warning')
    expect(warned).toMatchObject([{ code: 'hook-report' }, { code: 'hook-uninstalled' }])
    expect(JSON.stringify(events)).not.toContain('ada.martin')
  })
})
