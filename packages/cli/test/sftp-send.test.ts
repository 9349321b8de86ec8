import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFilesPlatform, type FilesPlatform } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'

const HOUR = 3_600_000
const HEAD = 'order_ref;email;lastname;firstname;order_date;id_product;name_product'
const DAY = new Date(Date.now() - 5 * 24 * HOUR).toISOString().slice(0, 10)
const line = (reference: number, product = 'Lamp') =>
  `${reference};buyer${reference}@client.example;Lo;Ana;${DAY};${product};${product}`

interface Scene {
  files: FilesPlatform
  folder: string
  recolte(words: string, terminal?: FakeOptions): Promise<{ exit: number; out: string; err: string }>
  write(name: string, lines: string[]): void
  later(ms: number): void
  /** Files in `orders/`, as text. */
  waiting(): string[]
}

/** An account with a file server, and no shop at all. */
async function account(change: object = {}): Promise<Scene> {
  const files = await createFilesPlatform()
  onTestFinished(files.stop)
  const sftp = { host: files.host, port: files.sftpPort, username: 'shop', password: 'drop-it', ...change }
  const folder = folderWith({
    'recolte.config.json': {
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'FR', sftp } },
      stores: {},
    },
  })
  let ahead = 0
  return {
    files,
    folder,
    write: (name, lines) => writeFileSync(join(folder, name), [HEAD, ...lines, ''].join('\n')),
    later(ms) {
      ahead += ms
    },
    waiting: () =>
      files.tree.list('/orders').flatMap((one) => (one.folder ? [] : [String(files.tree.read(`/orders/${one.name}`))])),
    async recolte(words, terminal = {}) {
      const clock = { now: () => Date.now() + ahead, sleep: () => Promise.resolve() }
      const io = fakeIo({ cwd: folder, clock, ...terminal })
      const exit = await run([...words.split(' '), ...(words.includes('--lang') ? [] : ['--lang', 'en'])], io)
      expect(io.out() + io.err()).not.toContain('client.example')
      expect(io.out() + io.err()).not.toContain('drop-it')
      return { exit, out: io.out(), err: io.err() }
    },
  }
}

test('a dry run checks every line, and sends nothing', async () => {
  const { recolte, write, waiting, folder } = await account()
  write('orders.csv', [line(1), line(1, 'Chair'), line(2).replace('@', ' '), line(3)])
  const shown = await recolte('sftp send orders.csv --dry-run')
  expect(shown.exit).toBe(1)
  expect(shown.out).toContain('Line 4: email is no e-mail address.\n    Write one address alone')
  expect(shown.out).toContain(
    '2 orders can leave (lines: 3), to 127.0.0.1:/orders (account "main")\n  1, 3; placed from',
  )
  expect(shown.out).toContain('Nothing has left.')
  const json = JSON.parse((await recolte('sftp send orders.csv --dry-run --json')).out)
  expect(json).toMatchObject({ ok: false, sent: 0, orders: 2, lines: 3, unreadable: 1, encoding: 'utf-8' })
  expect(json.problems).toEqual([expect.objectContaining({ line: 4, code: 'csv.email' })])
  expect(waiting()).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(['recolte.config.json', 'orders.csv'].sort())
})

test('a file leaves at once, the same file twice sends nothing twice, and its orders are followed up', async () => {
  const { recolte, write, files, waiting, later } = await account()
  write('orders.csv', [line(1), line(1, 'Chair'), line(2)])
  const first = await recolte('sftp send orders.csv')
  expect(first).toMatchObject({ exit: 0, err: '' })
  expect(first.out).toMatch(/2 orders have left:\nsent-main {2}recolte-\S+\.csv {2}in orders\//)
  expect(waiting()).toHaveLength(1)

  write('orders.csv', [line(1), line(2), line(3)])
  const second = await recolte('sftp send orders.csv')
  expect(second.out).toMatch(/1 order has left:[\s\S]*2 orders had left with an earlier file/)
  const third = JSON.parse((await recolte('sftp send orders.csv --json')).out)
  expect(third).toMatchObject({ ok: true, sent: 0, leftBefore: 3, sentFiles: [] })

  files.consumer.absorb()
  later(HOUR)
  expect((await recolte('sync')).out).toContain('3 collected')
  expect((await recolte('sftp status')).out.match(/in success\/: collected/g)).toHaveLength(2)
  expect((await recolte('explain 1')).out).toContain('collected')
  expect(files.summary()).toMatchObject({ taken: 2, orders: 3, duplicates: 0 })
})

test('what a bad line keeps back leaves once the file is corrected', async () => {
  const { recolte, write, waiting } = await account()
  write('orders.csv', [line(1), line(2).replace('@', ' ')])
  const first = await recolte('sftp send orders.csv --lang fr')
  expect(first.exit).toBe(1)
  expect(first.out).toMatch(/Ligne 3 : email n’est pas une adresse e-mail[\s\S]*1 commande est partie/)
  write('orders.csv', [line(1), line(2)])
  expect((await recolte('sftp send orders.csv')).out).toContain('1 order has left')
  expect(waiting()).toHaveLength(2)
})

test('a wrong password is said, and nothing is lost: the next pass sends', async () => {
  const { recolte, write, waiting, folder, later } = await account({ password: 'wrong', every: '1h' })
  write('orders.csv', [line(1)])
  const refused = await recolte('sftp send orders.csv')
  expect(refused.exit).toBe(1)
  expect(refused.out).toMatch(/does not accept the user "shop"[\s\S]*Compare both with/)
  expect(refused.out).toContain('Nothing has left.')
  const path = join(folder, 'recolte.config.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"wrong"', '"drop-it"'))
  later(2 * HOUR)
  await recolte('sync')
  expect(waiting()).toHaveLength(1)
})

test('sent again once the server is back, all of it leaves at once', async () => {
  const { recolte, write, waiting, files } = await account()
  files.fault('rename-refused', 2)
  write('orders.csv', [line(1), line(2), line(3)])
  const json = JSON.parse((await recolte('sftp send orders.csv --json --lang fr')).out)
  expect(json).toMatchObject({ ok: false, sent: 0, sentFiles: [] })
  expect(json.accounts.main.message).toMatch(/n’a pas pris le fichier/)
  await recolte('sftp send orders.csv')
  expect((await recolte('sftp send orders.csv')).out).toContain('3 orders have left:')
  expect(waiting()).toHaveLength(1)
})

test('who sits at a terminal is asked, and nothing leaves without a yes', async () => {
  const { recolte, write, waiting } = await account()
  write('orders.csv', [line(1)])
  const no = await recolte('sftp send orders.csv', { terminal: true, onErr: answering([['Send it?', 'n']]) })
  expect(no.exit).toBe(1)
  expect(waiting()).toEqual([])
  const yes = await recolte('sftp send orders.csv', { terminal: true, onErr: answering([['Send it?', 'y']]) })
  expect(yes.exit).toBe(0)
  expect(waiting()).toHaveLength(1)
})

test('above 3,000 lines there are several files, and no order stands in two', async () => {
  const { recolte, write, waiting } = await account()
  write('orders.csv', Array.from({ length: 1_600 }, (_, n) => [line(n), line(n, 'Chair')]).flat())
  const { out } = await recolte('sftp send orders.csv')
  expect(out).toContain('1,600 orders have left:')
  const left = waiting().map((text) => text.trim().split('\n').slice(1))
  const references = left.map((rows) => new Set(rows.map((row) => row.split(';')[0])))
  expect(left.every((rows) => rows.length < 3_000)).toBe(true)
  expect(references.reduce((sum, { size }) => sum + size, 0)).toBe(1_600)
})

test('a file that is no CSV of orders, one that is not there, and an account without a server', async () => {
  const { recolte, write, folder } = await account()
  writeFileSync(join(folder, 'other.csv'), 'colour\nred\n')
  expect(await recolte('sftp send other.csv')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('no column order_ref'),
  })
  expect(await recolte('sftp send none.csv')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('none.csv cannot be read'),
  })
  write('bad.csv', [line(1).replace('@', ' ')])
  expect(await recolte('sftp send bad.csv')).toMatchObject({
    exit: 1,
    out: expect.stringContaining('no order of this file can'),
  })
  const config = { accounts: { main: { webId: 'w', secretKey: 's', platform: 'FR' } }, stores: {} }
  writeFileSync(join(folder, 'recolte.config.json'), JSON.stringify(config))
  expect(await recolte('sftp send bad.csv')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('No account has a file server'),
  })
})
