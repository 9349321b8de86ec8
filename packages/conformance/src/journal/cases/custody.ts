import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { cases } from '../case.ts'
import { oneOfEach } from '../one-of-each.ts'
import {
  always,
  collect,
  connect,
  handOver,
  hold,
  leaseOne,
  MINUTE,
  NOW,
  page,
  row,
  SHOP,
  seen,
  send,
  shown,
} from '../scene.ts'

const place = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'backup.db')
}

const asked = { stores: [SHOP], actor: 'eve', now: NOW + MINUTE }

export const custodyCases = cases('custody', {
  'tells the stores it knows, what waits longest, and how large it is': async ({ journal }) => {
    expect(await journal.stores()).toEqual([])
    await connect(journal, 'b')
    await connect(journal, 'a')
    expect((await journal.stores()).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(await journal.oldestDue(SHOP)).toBeUndefined()
    await seen(journal, { ...collect, reachedAt: NOW - 2 * MINUTE }, row('1'))
    await journal.recordPage(page([row('2')]), always({ ...collect, reachedAt: NOW - 3 * MINUTE }))
    await journal.recordPage(page([row('3')]), always({ ...hold, reachedAt: NOW - 9 * MINUTE }))
    expect(await journal.oldestDue(SHOP)).toBe(NOW - 3 * MINUTE)
    await journal.tick(NOW)
    const info = await journal.info()
    expect(info).toMatchObject({ copiedAt: undefined, lastSeenAt: NOW })
    expect(info.bytes).toBeGreaterThan(0)
  },
  'backs up into a new file for its owner alone, and never over one that is there': async ({ journal }) => {
    await oneOfEach(journal)
    const file = place()
    expect(await journal.backup(file, NOW)).toEqual({ file, at: NOW, bytes: statSync(file).size })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(journal.backup(file, NOW)).rejects.toMatchObject({ code: 'file-exists', fate: 'config' })
    const nowhere = join(file, 'in-a-file')
    await expect(journal.backup(nowhere, NOW)).rejects.toMatchObject({ code: 'file-unwritable' })
    expect((await journal.info()).copiedAt).toBeUndefined()
  },
  'makes what was open uncertain when a copy was put back, for the stores that must not send twice': async ({
    journal,
  }) => {
    await connect(journal, 'other')
    const counts = await oneOfEach(journal)
    await journal.recordPage(page([row('elsewhere')], { store: 'other' }), always(collect))
    const later = { ...asked, now: NOW + 99 * MINUTE }
    expect(await journal.restored(later)).toBe(counts.due + counts.retrying)
    expect(await journal.counts(SHOP)).toEqual({
      ...counts,
      ...{ due: 0, retrying: 0, uncertain: counts.uncertain + counts.due + counts.retrying },
    })
    expect(await shown(journal, 'due')).toMatchObject({ state: 'uncertain', reason: { code: 'restored' } })
    expect((await journal.counts('other')).due).toBe(1)
    expect((await journal.store(SHOP))?.restoredAt).toBe(later.now)
    expect((await journal.store('other'))?.restoredAt).toBeUndefined()
  },
  'lets a person settle what a copy left uncertain': async ({ journal }) => {
    await seen(journal, collect, row('1'), row('2'))
    await journal.restored(asked)
    for (const [orderId, kind, state] of [
      ['1', 'retry', 'due'],
      ['2', 'confirm', 'collected'],
    ] as const) {
      const act = { kind, store: SHOP, orderId, actor: 'eve', now: NOW + MINUTE }
      expect(await journal.act(act)).toEqual({ outcome: 'done', before: 'uncertain' })
      expect((await shown(journal, orderId)).state).toBe(state)
    }
  },
  'leaves what a process is sending right now to that process': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a', { until: NOW + 2 * MINUTE })
    await journal.prepare('a', [send(handoverId, 'R1')], NOW)
    expect(await journal.restored(asked)).toBe(0)
    expect((await shown(journal, '1')).state).toBe('due')
  },
  'never reopens what is collected, and writes down who said that a copy was put back': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected')
    expect(await journal.restored(asked)).toBe(0)
    expect((await shown(journal, '1')).state).toBe('collected')
    expect(await sql('SELECT at, actor, kind, after FROM action')).toEqual([
      expect.objectContaining({
        at: asked.now,
        actor: 'eve',
        kind: 'restored',
        after: '{"stores":["shop"],"uncertain":0}',
      }),
    ])
  },
})
