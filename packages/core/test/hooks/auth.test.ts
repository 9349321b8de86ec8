import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { AuthStep } from '../../src/auth.ts'
import { defineConnector } from '../../src/connector.ts'
import { RecolteError } from '../../src/errors.ts'
import { listen } from '../../src/hooks/index.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { createRecolte } from '../../src/recolte.ts'
import { MemoryShop } from '../engine/memory-shop.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const STORES = {
  one: { connector: 'giving', account: 'main', publicUrl: 'https://recolte.example/deep/', settings: { url: ' a ' } },
  two: { connector: 'giving', account: 'main', settings: { url: 'b' } },
}

/** A shop that hands over a token at `/giving/callback`, and sends browsers on from `/giving/begin`. */
const steps: Record<string, AuthStep<{ url: string }>> = {
  callback: {
    method: 'POST',
    async answer({ body, query, header }, stores) {
      const store = stores.find(({ settings }) => settings.url === query.get('url'))
      if (store === undefined) throw new RecolteError('giving.unknown', 'config', { detail: { url: 'x' } })
      if (header('x-broken') !== undefined) throw new Error(`about ${Buffer.from(body)}`)
      await store.secrets.write({ token: Buffer.from(body).toString() })
      return { status: 200, say: 'giving.taken', detail: { store: store.name, at: store.publicUrl ?? 'nowhere' } }
    },
  },
  begin: {
    method: 'GET',
    answer: async () => ({ redirect: 'https://shop.example/authorize', headers: { 'set-cookie': 'state=1' } }),
  },
}

async function giving(options: { encryptionKey?: string; language?: 'en' | 'fr' } = { encryptionKey: KEY }) {
  const shop = new MemoryShop(Date.now)
  const kept: (() => Promise<string | undefined>)[] = []
  const connector = defineConnector({
    contract: 1,
    name: 'giving',
    label: 'Giving',
    version: '1',
    config: z.object({ url: z.string().trim() }),
    defaultTrigger: ['completed'],
    readBatch: 100,
    auth: steps,
    messages: {
      'giving.taken': {
        en: { message: 'Taken for {store} at {at}.', next: 'Close this window.' },
        fr: { message: 'Pris pour {store} à {at}.', next: 'Fermez cette fenêtre.' },
      },
      'giving.unknown': {
        en: { message: 'No shop {url}.', next: 'Check it.' },
        fr: { message: 'Pas de boutique {url}.', next: 'Vérifiez.' },
      },
    },
    connect(_, context) {
      kept.push(async () => (await context.secrets?.read(['token']))?.values.token)
      return shop.connector().connect({}, context)
    },
  })
  const journal = await openJournal(':memory:')
  const events: unknown[] = []
  const recolte = await createRecolte({
    accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'FR' } },
    stores: STORES,
    connectors: [connector],
    journal,
    onEvent: (event) => events.push(event),
    ...options,
  })
  onTestFinished(() => recolte.close())
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
  onTestFinished(close)
  const post = (path: string, body = 'hush-hush', init: RequestInit = {}) =>
    fetch(url + path, { method: 'POST', body, ...init })
  return { recolte, url, post, events, tokens: () => Promise.all(kept.map((read) => read())) }
}

describe('a shop that hands its keys over', () => {
  it('is answered at /CONNECTOR/STEP, below any mount, and its store finds them', async () => {
    const { post, tokens } = await giving()
    const answer = await post('/deep/giving/callback/?url=a')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toBe('Taken for one at https://recolte.example/deep.\n\nClose this window.\n')
    expect(await tokens()).toEqual(['hush-hush', undefined])
  })

  it('is answered by the web handler alike, in the language of the configuration', async () => {
    const { recolte, tokens } = await giving({ encryptionKey: KEY, language: 'fr' })
    const request = new Request('https://recolte.example/giving/callback?url=b', { method: 'POST', body: 'hush' })
    expect(await (await recolte.fetch(request)).text()).toContain('Pris pour two à nowhere.')
    expect(await tokens()).toEqual([undefined, 'hush'])
  })

  it('sends a browser on, and what is asked by another method nowhere', async () => {
    const { url, post } = await giving()
    const answer = await fetch(`${url}/giving/begin`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      302,
      'https://shop.example/authorize',
      'state=1',
    ])
    expect((await post('/giving/begin')).status).toBe(405)
    expect((await fetch(`${url}/giving/callback?url=a`)).status).toBe(405)
  })

  it.each(['/giving/constructor', '/giving/other', '/memory/callback', '/giving', '/callback'])(
    'is not found at %s',
    async (path) => {
      const { post } = await giving()
      expect((await post(path)).status).toBe(404)
    },
  )

  it('is told what is wrong, and so is who reads the log; what it sent is in neither', async () => {
    const { post, events, tokens } = await giving()
    const answer = await post('/giving/callback?url=c')
    expect([answer.status, await answer.text()]).toEqual([400, 'No shop x.\n\nCheck it.\n'])
    const broken = await post('/giving/callback?url=a', 'hush-hush', { headers: { 'x-broken': '1' } })
    expect(broken.status).toBe(502)
    expect(await broken.text()).not.toContain('hush')
    expect(events).toMatchObject([{ code: 'giving.unknown' }, { code: 'unexpected' }])
    expect(JSON.stringify(events)).not.toContain('hush')
    expect(await tokens()).toEqual([undefined, undefined])
  })

  it('is refused a body that is no handful of keys', async () => {
    const { post } = await giving()
    expect((await post('/giving/callback?url=a', 'x'.repeat(70_000))).status).toBe(413)
  })

  it('is told how to make an encryption key where there is none, and nothing is taken', async () => {
    const { post, events } = await giving({ encryptionKey: '' })
    const answer = await post('/giving/callback?url=a')
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('openssl rand -base64 32')
    expect(events).toMatchObject([{ code: 'encryption-key-missing' }])
  })
})
