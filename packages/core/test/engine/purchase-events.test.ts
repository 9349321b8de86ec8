import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { onNewPlatform, WEBSITE } from './new-platform.ts'

const several = (shop: { add(id: string): void }, from: number, to: number) => {
  for (let n = from; n <= to; n++) shop.add(String(n))
}

describe('purchase events', () => {
  it('go out up to 50 at a time, each once, under one token', async () => {
    const { shop, recolte, platform } = await onNewPlatform()
    several(shop, 1, 420)
    const { ok, stores } = await recolte.sync()
    expect(ok).toBe(true)
    expect(stores.boutique?.counts.collected).toBe(420)
    expect(platform.summary()).toMatchObject({ accepted: 420, duplicates: 0, tokens: 1 })
    expect(platform.requests).toBeLessThanOrEqual(14)
  })

  it('are taken by either issuer’s token and either status', async () => {
    for (const takenAs of [200, 202] as const) {
      const { shop, platform, url, another } = await onNewPlatform({}, { takenAs })
      shop.add('1')
      await (await another({ account: { tokenUrl: `${url}/am/oauth2/alpha/access_token` } })).sync()
      expect(platform.asked).toBe(1)
    }
  })

  it('renew their token before it ends, and once when it was withdrawn', async () => {
    const { shop, recolte, platform, clock } = await onNewPlatform({}, { tokenSeconds: 300 })
    shop.add('1')
    await recolte.sync()
    clock.time += 271_000
    shop.add('2')
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ tokens: 2, byStatus: { 200: 4 } })
    platform.expireTokens()
    shop.add('3')
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ accepted: 3, tokens: 3, byStatus: { 401: 1 } })
  })

  it('settle each on its own order when a part is refused, in the platform’s words', async () => {
    const { shop, recolte, platform } = await onNewPlatform()
    shop.add('0')
    await recolte.sync()
    several(shop, 1, 50)
    platform.fault({ kind: 'partial', rate: 1, matching: (event) => /^N[12]7$/.test(String(event.purchase_reference)) })
    const { stores, accounts } = await recolte.sync()
    expect(accounts).toEqual({})
    expect(stores.boutique?.counts).toMatchObject({ collected: 48, refused: 2 })
    const [told] = await recolte.explain({ text: 'N17' })
    expect(told).toMatchObject({ status: 'refused', reason: { code: 'platform-refused' } })
    expect(told?.reason.message).toContain('refused')
    expect(platform.get(WEBSITE, 'N17')).toBeUndefined()
  })

  it('never cost their neighbours: one that makes every request a bad one ends alone', async () => {
    const { shop, recolte, platform } = await onNewPlatform()
    shop.add('0')
    await recolte.sync()
    several(shop, 1, 50)
    const before = platform.requests
    platform.fault({ kind: '400', rate: 1, matching: (event) => event.purchase_reference === 'N33' })
    const { stores } = await recolte.sync()
    expect(stores.boutique?.counts).toMatchObject({ collected: 49, refused: 1 })
    expect(platform.requests - before).toBeLessThanOrEqual(13)
    expect(platform.summary().duplicates).toBe(0)
    expect((await recolte.explain({ text: 'N33' }))[0]?.status).toBe('refused')
  })

  it('pause the account when all of them make it a bad request', async () => {
    const { shop, recolte, platform } = await onNewPlatform()
    shop.add('0')
    await recolte.sync()
    several(shop, 1, 200)
    platform.fault({ kind: '400', rate: 1 })
    const before = platform.requests
    const { accounts, stores } = await recolte.sync()
    expect(accounts.main).toMatchObject({ state: 'paused', code: 'parameters' })
    expect(stores.boutique?.counts.refused).toBeLessThanOrEqual(20)
    expect(platform.requests - before).toBeLessThan(80)
  })

  it('leave a request without an answer to a person, and send none of it again', async () => {
    const { shop, recolte, platform, clock, another } = await onNewPlatform()
    shop.add('0')
    await recolte.sync()
    several(shop, 1, 10)
    platform.fault({ kind: 'accepted-then-reset' })
    const { stores } = await recolte.sync()
    expect(stores.boutique?.counts.uncertain).toBe(10)
    clock.time += HOUR
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ accepted: 11, duplicates: 0 })
    const [en] = await recolte.explain({ text: 'N4' })
    expect(en?.reason).toMatchObject({ code: 'no-answer' })
    expect(en?.reason.next).toContain('N4 under Collect Reviews > Review request follow up')
    const [fr] = await (await another({ language: 'fr' })).explain({ text: 'N4' })
    expect(fr?.reason.next).toContain('Suivi des demandes d’avis (« Référence d’expérience » ; « Statut actuel »')
  })

  it('stop going into the dark after two requests without an answer', async () => {
    const { shop, recolte, platform, clock } = await onNewPlatform()
    several(shop, 1, 8)
    await recolte.sync()
    several(shop, 9, 900)
    platform.fault({ kind: 'reset', rate: 1 })
    clock.time += HOUR
    const { stores, accounts } = await recolte.sync()
    expect(accounts.main?.state).toBe('unreachable')
    expect(stores.boutique?.counts.uncertain).toBeLessThanOrEqual(250)
    platform.clearFaults()
    clock.time += HOUR
    await recolte.sync()
    expect(platform.summary().duplicates).toBe(0)
  })

  it('treat a part refused without names as unanswered', async () => {
    const { shop, recolte, platform } = await onNewPlatform()
    several(shop, 1, 5)
    platform.fault({ kind: 'partial-nameless', matching: (event) => event.purchase_reference === 'N2' })
    expect((await recolte.sync()).stores.boutique?.counts.uncertain).toBe(5)
  })

  it('wait as long as the platform asks, and are tried again when it is down', async () => {
    const { shop, recolte, platform, clock } = await onNewPlatform()
    platform.fault({ kind: '429', retryAfter: 1_800 })
    several(shop, 1, 3)
    await recolte.sync()
    clock.time += HOUR / 4
    await recolte.sync()
    expect(platform.asked).toBe(0)
    platform.fault({ kind: '503', times: 2 })
    platform.fault({ kind: '500', on: 'token', times: 1 })
    for (let pass = 0; pass < 5; pass++) {
      clock.time += HOUR
      await recolte.sync()
    }
    expect(platform.summary()).toMatchObject({ accepted: 3, duplicates: 0 })
  })

  it('pause at a client the platform does not know, after one request, and go on when it is right', async () => {
    const { shop, recolte, platform, clock, another } = await onNewPlatform()
    platform.setSecret('client-1', 'another')
    several(shop, 1, 40)
    const before = platform.requests
    const paused = await recolte.sync()
    expect(paused.accounts.main).toMatchObject({ state: 'paused', code: 'credentials', waiting: 40 })
    expect(platform.requests - before).toBe(1)
    const [told] = await recolte.explain({ text: 'N7' })
    expect(told?.reason.next).toContain('Collect Reviews > Configuration > API')
    expect(told?.reason.next).toContain('"generation": "historical"')
    expect(JSON.stringify(told)).not.toContain('secret-1')
    platform.setSecret('client-1', 'secret-2')
    clock.time += HOUR
    const right = await another({ account: { clientSecret: 'secret-2' } })
    expect(await right.sync()).toMatchObject({ ok: true, accounts: {} })
    expect(platform.summary()).toMatchObject({ accepted: 40, duplicates: 0 })
  })

  it('read a wrong website id as what it is, and not as an outage', async () => {
    const { shop, recolte, platform } = await onNewPlatform({ account: { websiteId: 'elsewhere' } })
    several(shop, 1, 10)
    const before = platform.requests
    const { accounts } = await recolte.sync()
    expect(accounts.main).toMatchObject({ state: 'paused', code: 'credentials', waiting: 10 })
    expect(accounts.main?.message).toContain('fetch Shop of website: elsewhere')
    expect(platform.requests - before).toBe(2)
  })

  it('leave out what was bought longer ago than the platform takes, and say so in both languages', async () => {
    const { shop, recolte, platform, clock, another } = await onNewPlatform()
    const placed = new Date(clock.time - 181 * DAY)
    shop.add('1', { createdAt: placed, statuses: ['processing'], meaning: 'paid', reached: {} })
    await recolte.sync()
    clock.time += HOUR
    shop.change('1', { statuses: ['completed'], meaning: 'completed', reached: { completed: new Date(clock.time) } })
    expect((await recolte.sync()).stores.boutique?.counts.skipped).toBe(1)
    expect(platform.asked).toBe(0)
    for (const [language, words] of [
      ['en', '180 days ago'],
      ['fr', 'plus de 180 jours'],
    ] as const) {
      const [told] = await (await another({ language })).explain({ text: 'N1' })
      expect(told?.reason).toMatchObject({ code: 'purchase-too-old' })
      expect(told?.reason.message).toContain(words)
    }
  })

  it('wait in the queue unmarked: a process that dies there leaves nothing doubtful', async () => {
    const { shop, recolte, journal, platform } = await onNewPlatform()
    several(shop, 1, 300)
    const marked: number[] = []
    const prepare = journal.prepare
    journal.prepare = (token, prepared, now) => {
      marked.push(prepared.filter(({ kind }) => kind === 'send').length)
      return prepare(token, prepared, now)
    }
    await recolte.sync()
    expect(Math.max(...marked)).toBeLessThanOrEqual(4 * 50)
    expect(platform.asked).toBe(300)
  })

  it('leave what a dead process was sending to a person, whenever its lease runs out', async () => {
    const { shop, recolte, journal, platform, clock } = await onNewPlatform()
    several(shop, 1, 2)
    await recolte.sync({ maxDurationMs: 0 })
    const now = clock.time
    const query = {
      stores: ['boutique'],
      excludeAccounts: [],
      token: 'dead',
      now,
      until: now + 5_000,
      limit: 1,
      passes: {},
    }
    const [leased] = await journal.lease(query)
    const send = { handoverId: leased?.handoverId ?? 0, kind: 'send' as const, account: 'main', reference: 'N1' }
    await journal.prepare('dead', [send], now)
    const { stores } = await recolte.sync()
    expect(platform.asked).toBe(1)
    expect(stores.boutique?.counts.collected).toBe(1)
    expect((await recolte.explain({ text: 'N1' }))[0]?.status).toBe('uncertain')
  })

  it('are three in ten lost, cut, refused in parts and out of date, and none is lost or sent twice', async () => {
    const { shop, recolte, platform, clock } = await onNewPlatform({}, { tokenSeconds: 60 })
    const kinds = ['500', '502', '503', '429', 'html', 'truncated', 'reset', 'expire', '401'] as const
    for (const [index, kind] of kinds.entries()) platform.fault({ kind, rate: 0.02, seed: index + 1 })
    for (const kind of ['accepted-then-reset', 'accepted-then-502', 'accepted-then-truncated'] as const) {
      platform.fault({ kind, rate: 0.04, seed: kind.length })
    }
    platform.fault({ kind: '503', on: 'token', rate: 0.2, seed: 3 })
    const hopeless = (event: { purchase_reference?: unknown }) => /^N\d*13$/.test(String(event.purchase_reference))
    platform.fault({ kind: 'partial', rate: 0.5, seed: 5, matching: hopeless })
    platform.fault({ kind: '400', rate: 0.2, seed: 8, matching: hopeless })
    const total = 2_000
    several(shop, 1, total)
    for (let pass = 0; pass < 60; pass++) {
      await recolte.sync()
      clock.time += HOUR
    }
    const { duplicates, references } = platform.summary()
    expect(duplicates).toBe(0)
    const counts = await recolte.sync().then(({ stores }) => stores.boutique?.counts)
    expect(counts?.due).toBe(0)
    expect(counts?.retrying).toBe(0)
    // Whatever the platform holds is collected, or shown to a person as uncertain; nothing is anywhere else.
    let collected = 0
    let doubtful = 0
    for (let n = 1; n <= total; n++) {
      const [told] = await recolte.explain({ text: `N${n}` })
      const there = platform.get(WEBSITE, `N${n}`)?.times ?? 0
      if (told?.status === 'collected') collected += 1
      else if (told?.status === 'uncertain') doubtful += 1
      else expect(told?.status).toBe('refused')
      if (told?.status === 'collected') expect(there).toBe(1)
      if (told?.status === 'refused') expect(there).toBe(0)
    }
    expect(references).toBeGreaterThanOrEqual(collected)
    expect(collected).toBeGreaterThan(total / 2)
    expect(doubtful).toBeGreaterThan(0)
  })
})
