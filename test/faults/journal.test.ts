import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { expectAllAsked } from './asked.ts'
import { populate } from './population.ts'
import { expectSaid } from './said.ts'
import { world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }
/** A shell that lets no file grow past so many KiB: writing more fails as on a full disk. */
const quota = (kib: number) => ['bash', '-c', `trap "" XFSZ; ulimit -f ${kib}; exec "$@"`, 'bash']

const FULL = {
  code: 'journal-full',
  exit: 1,
  fr: [/Le disque du registre .*recolte\.db est plein ou protégé en écriture/, /rien n’est perdu/],
  en: [/disk that holds the journal .*recolte\.db is full or cannot be written/, /nothing is lost/],
}
const DAMAGED = {
  code: 'journal-damaged',
  exit: 1,
  fr: [/Le registre .*recolte\.db est abîmé/, /Ne le supprimez pas/],
  en: [/The journal .*recolte\.db is damaged/, /Do not delete it/],
}

describe.concurrent('a journal', () => {
  it.for([260, 900])(
    'on a disk that is full after %i KiB is said to be, and nothing is lost',
    SLOW,
    async (kib, test) => {
      const made = await world(test)
      const population = populate(made.shop, 600)
      await expectSaid(made, FULL, { through: quota(kib) })
      expect(await made.sync()).toMatchObject({ exit: 0, json: { ok: true } })
      expectAllAsked(made, population)
    },
  )

  it('in a folder that cannot be written is said to be, before anything is read', SLOW, async (test) => {
    const made = await world(test, {}, { top: { journal: './shut/recolte.db' } })
    const population = populate(made.shop, 30)
    const shut = join(made.folder, 'shut')
    mkdirSync(shut)
    chmodSync(shut, 0o555)
    chmodSync(made.folder, 0o755)
    // The superuser writes anywhere, so there somebody else runs it.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    await expectSaid(made, FULL, uid)
    expect(made.shop.requests + made.platform.requests).toBe(0)
    chmodSync(shut, 0o777)
    expect((await made.run(['sync'], uid)).exit).toBe(0)
    expectAllAsked({ ...made, journal: join(shut, 'recolte.db') }, population)
  })

  it('that another program holds is said to be, and works again once it lets go', SLOW, async (test) => {
    const made = await world(test)
    await made.sync()
    const population = populate(made.shop, 30)
    const other = new DatabaseSync(made.journal)
    other.exec('BEGIN EXCLUSIVE')
    await expectSaid(made, {
      code: 'journal-locked',
      exit: 1,
      fr: [/Le registre .* est occupé : un autre programme le tient depuis 5(\.\d)? s/, /rien n’est perdu/],
      en: [/The journal .* is busy: another program has held it for 5(\.\d)? s/, /nothing is lost/],
    })
    other.exec('ROLLBACK')
    other.close()
    expect((await made.sync()).exit).toBe(0)
    expectAllAsked(made, population)
  })

  it('of random bytes is said to be damaged and is left as it is', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 30)
    const bytes = Buffer.from(Array.from({ length: 8_192 }, (_, n) => (n * 197) % 256))
    writeFileSync(made.journal, bytes)
    await expectSaid(made, DAMAGED)
    expect(readFileSync(made.journal).equals(bytes)).toBe(true)
    expect(made.shop.requests + made.platform.requests).toBe(0)
    rmSync(made.journal)
    expect((await made.sync()).exit).toBe(0)
    expectAllAsked(made, population)
  })

  it.for(['cut short', 'written over in the middle'])(
    'that was %s is said to be damaged, and its copy goes on',
    SLOW,
    async (how, test) => {
      const made = await world(test)
      const before = populate(made.shop, 120)
      expect((await made.sync()).exit).toBe(0)
      const copy = `${made.journal}.copy`
      copyFileSync(made.journal, copy)
      if (how === 'cut short') truncateSync(made.journal, 20_480)
      else spoil(made.journal)
      const after = populate(made.shop, 30)
      await expectSaid(made, DAMAGED)
      rmSync(made.journal)
      copyFileSync(copy, made.journal)
      expect((await made.sync()).exit).toBe(0)
      const qualifying = [...before.qualifying, ...after.qualifying].sort()
      expectAllAsked(made, { qualifying, orders: before.orders + after.orders })
      expect(made.platform.summary().duplicates).toBe(0)
    },
  )

  it('that a newer Recolte wrote is left alone, with words', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 30)
    await made.sync()
    const version = setVersion(made.journal, 9_999)
    await expectSaid(made, {
      code: 'journal-newer',
      exit: 1,
      fr: [/version plus récente de Recolte \(schéma 9999/, /copie faite avant la mise à jour/],
      en: [/newer Recolte \(schema 9999/, /copy made before the upgrade/],
    })
    setVersion(made.journal, version)
    expect(await made.sync()).toMatchObject({ exit: 0, json: { stores: { boutique: { seen: 0 } } } })
    expectAllAsked(made, population)
  })
})

function spoil(file: string): void {
  const handle = openSync(file, 'r+')
  const size = readFileSync(file).length
  for (let at = 4_096; at + 64 < size; at += 4_096) writeSync(handle, Buffer.alloc(64, 0xa5), 0, 64, at)
  closeSync(handle)
}

function setVersion(file: string, version: number): number {
  const db = new DatabaseSync(file)
  const before = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  db.exec(`PRAGMA user_version = ${version}`)
  db.close()
  return before
}
