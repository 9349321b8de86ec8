import { expect } from 'vitest'
import { cases } from '../case.ts'
import { connect, NOW, SHOP } from '../scene.ts'

export const storeCases = cases('a store', {
  'is registered once and answers what it was registered as': async ({ journal }) => {
    await connect(journal)
    const first = await journal.store(SHOP)
    const identity = { name: SHOP, method: 'sftp', accountRule: 'other', referenceRule: 'id' }
    expect(await journal.registerStore(identity, { baselineAt: 1, watermark: 1 })).toEqual(first)
    expect(first).toMatchObject({ method: 'webservice', accountRule: 'main', referenceRule: 'number', pass: 0 })
    expect(await journal.store('elsewhere')).toBeUndefined()
  },
  'takes each change, and forgets what is set to undefined': async ({ journal }) => {
    await connect(journal)
    const all = {
      baselineAt: 1,
      watermark: 2,
      snapshotDone: true,
      shopClock: 3,
      place: 'byte 17',
      timeZone: 'Europe/Paris',
      sweptAt: 4,
      sweptWideAt: 5,
      rulesHash: 'rules',
      retryAt: 6,
      failure: 'shop-down',
      failureDetail: { host: 'shop.example', status: 503 },
      failedAt: 7,
      lastOkAt: 8,
      pausedAt: 9,
      pass: 10,
    }
    await journal.patchStore(SHOP, all)
    expect(await journal.store(SHOP)).toMatchObject(all)
    await journal.patchStore(SHOP, { failure: undefined, failureDetail: undefined, snapshotDone: false })
    const patched = { ...all, failure: undefined, failureDetail: undefined, snapshotDone: false }
    expect(await journal.store(SHOP)).toMatchObject(patched)
  },
  'is polled by one process at a time': async ({ journal, reopen }) => {
    await connect(journal)
    const second = await reopen()
    expect(await journal.claimPoll(SHOP, 'a', NOW, NOW + 10)).toBe(true)
    expect(await second.claimPoll(SHOP, 'b', NOW + 9, NOW + 20)).toBe(false)
    expect(await journal.claimPoll(SHOP, 'a', NOW + 9, NOW + 15)).toBe(true)
    expect(await second.claimPoll(SHOP, 'b', NOW + 14, NOW + 20)).toBe(false)
    expect(await second.claimPoll(SHOP, 'b', NOW + 15, NOW + 20)).toBe(true)
    await journal.releasePoll(SHOP, 'a')
    expect(await journal.claimPoll(SHOP, 'a', NOW + 15, NOW + 20)).toBe(false)
    await second.releasePoll(SHOP, 'b')
    expect(await journal.claimPoll(SHOP, 'a', NOW + 15, NOW + 20)).toBe(true)
    await second.close()
  },
})

export const accountCases = cases('an account', {
  'is there when asked for, and takes each change': async ({ journal }) => {
    const empty = await journal.account('main')
    expect(empty).toMatchObject({ name: 'main', pausedCode: undefined, keys: undefined })
    const all = {
      pausedCode: 'credentials',
      pausedMessage: 'no',
      pausedAt: 1,
      probeAt: 2,
      lastOkAt: 3,
      keys: 'print',
    }
    await journal.patchAccount('main', all)
    await journal.patchAccount('new', { keys: 'print' })
    expect(await journal.account('main')).toEqual({ name: 'main', ...all })
    await journal.patchAccount('main', { pausedCode: undefined })
    expect(await journal.account('main')).toEqual({ name: 'main', ...all, pausedCode: undefined })
    expect((await journal.account('new')).keys).toBe('print')
  },
})

export const clockCases = cases('the journal', {
  'remembers the latest instant it has seen, and says how far the clock stands behind': async ({ journal, reopen }) => {
    expect(await journal.tick(NOW)).toEqual({ now: NOW, steppedBack: 0 })
    expect(await journal.tick(NOW - 400)).toEqual({ now: NOW, steppedBack: 400 })
    const second = await reopen()
    expect(await second.tick(NOW - 1)).toEqual({ now: NOW, steppedBack: 1 })
    expect(await second.tick(NOW + 1)).toEqual({ now: NOW + 1, steppedBack: 0 })
    expect(await journal.tick(NOW)).toEqual({ now: NOW + 1, steppedBack: 1 })
    await second.close()
  },
  'gives a piece of work to one process at a time': async ({ journal, reopen }) => {
    const second = await reopen()
    expect(await journal.claimWork('publish', 'a', NOW, NOW + 10)).toBe(true)
    expect(await second.claimWork('read', 'b', NOW, NOW + 10)).toBe(true)
    expect(await second.claimWork('publish', 'b', NOW + 9, NOW + 20)).toBe(false)
    expect(await journal.claimWork('publish', 'a', NOW + 9, NOW + 15)).toBe(true)
    await second.releaseWork('publish', 'b')
    expect(await second.claimWork('publish', 'b', NOW + 14, NOW + 20)).toBe(false)
    expect(await second.claimWork('publish', 'b', NOW + 15, NOW + 20)).toBe(true)
    await second.releaseWork('publish', 'b')
    expect(await journal.claimWork('publish', 'a', NOW + 15, NOW + 20)).toBe(true)
    await second.close()
  },
  'keeps values for the engine, and its own to itself': async ({ journal, reopen, sql }) => {
    expect(await journal.getMeta('facts')).toBeUndefined()
    await journal.setMeta('facts', '{"a":1}')
    await journal.setMeta('facts', '{"a":2}')
    const second = await reopen()
    expect(await second.getMeta('facts')).toBe('{"a":2}')
    await second.close()
    for (const { key } of await sql('SELECT key FROM meta WHERE value <> \'{"a":2}\'')) {
      expect(await journal.getMeta(String(key))).toBeUndefined()
    }
  },
  'tells who it is, the same each time': async ({ journal, reopen }) => {
    const info = await journal.info()
    const second = await reopen()
    expect(await second.info()).toEqual(info)
    expect(info.schema).toBeGreaterThan(0)
    expect(info.id).not.toBe('')
    await second.close()
  },
})
