import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { PUBLIC_URL, type ServedShop, servedShop } from './support/served-shop.ts'
import { type Line, Lines, serving, turn } from './support/serving.ts'

const config = (ok: boolean) => (line: Line) => line.event === 'config' && line.ok === ok

test('the first line says where it listens; it answers there, serves, and ends with 0', async () => {
  const made = await servedShop({ store: { pollEvery: '1s' } })
  const { lines, url, stop } = await serving(made)
  expect(lines.all[0]).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
  await lines.first(turn('poll'))
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true })
  const id = made.shop.add({ status: 'completed' })
  await lines.first((line) => line.collected === 1)
  expect(made.references()).toEqual([String(id)])
  expect(await stop()).toBe(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('people read when, and what became of the orders', async () => {
  const { folder, shop } = await servedShop({ store: { pollEvery: '1s' } })
  const io = fakeIo({ cwd: folder })
  const told = new Promise<void>((resolve) => {
    io.stdout.write = (text: string) => {
      if (text.includes('récupérée')) resolve()
      written += text
      if (text.includes('suivies') || text.includes('partira')) shop.add({ status: 'completed' })
    }
  })
  let written = ''
  const ended = run(['serve', '--port', '0', '--lang', 'fr'], io)
  await told
  io.stop()
  expect(await ended).toBe(0)
  expect(written).toMatch(/Recolte s’occupe de boutique et écoute sur http:\/\/127\.0\.0\.1:\d+/)
  expect(written).toMatch(/\d{4} à \d\d:\d\d {2}boutique {4}1 commande regardée : 1 récupérée/)
})

test('a port that is taken is said so', async () => {
  const { folder } = await servedShop()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const io = fakeIo({ cwd: folder })
  expect(await run(['serve', '--port', port, '--json'], io)).toBe(2)
  expect(JSON.parse(io.out())).toMatchObject({ error: { code: 'port-taken' } })
})

test('a wrong new configuration is refused with words and the old one stays; a right one counts at once', async () => {
  const made = await servedShop({ store: { pollEvery: '1s' } })
  const path = join(made.folder, 'recolte.config.json')
  const { lines } = await serving(made)
  await lines.first(turn('poll'))
  const good = await readFile(path, 'utf8')

  writeFileSync(path, good.replace('"pollEvery"', '"pollEvry"'))
  expect(await lines.first(config(false))).toMatchObject({
    error: { code: 'config', message: expect.stringContaining('pollEvry') },
  })
  writeFileSync(path, good.replace('"main":', '"main" '))
  expect(
    await lines.first((line) => config(false)(line) && JSON.stringify(line).includes('not valid JSON')),
  ).toBeDefined()
  const id = made.shop.add({ status: 'completed' })
  await lines.first((line) => line.collected === 1)
  expect(made.references()).toEqual([String(id)])

  // As many editors do: a new file put in the place of the old one.
  const changed = JSON.parse(good)
  changed.stores.boutique.trigger = ['processing']
  changed.stores.boutique.brake = false
  writeFileSync(`${path}.new`, JSON.stringify(changed))
  renameSync(`${path}.new`, path)
  await lines.first(config(true))
  const other = made.shop.add({ status: 'processing', set_paid: true })
  await lines.first((line) => line.collected === 1, lines.all.length)
  expect(made.references()).toContain(String(other))
})

test('another account is refused as it would be at the start', async () => {
  const made = await servedShop({ store: { pollEvery: '1s' } })
  const { lines } = await serving(made)
  await lines.first(turn('poll'))
  const env = await readFile(join(made.folder, '.env'), 'utf8')
  writeFileSync(join(made.folder, '.env'), env.replace(/WEB_ID=.*/, 'WEB_ID=another'))
  expect(await lines.first(config(false))).toMatchObject({ error: { code: 'account-changed' } })
})

test('a rotated key in .env is picked up, and ends the pause the old one brought', async () => {
  const made = await servedShop({ store: { pollEvery: '1s' } })
  const { lines, stop } = await serving(made)
  await lines.first(turn('poll'))
  made.platform.setSecret(made.webId, 'a-rotated-secret-key')
  made.shop.add({ status: 'completed' })
  expect(await lines.first((line) => line.event === 'account')).toMatchObject({
    ok: false,
    state: 'paused',
    waiting: 1,
  })
  const env = join(made.folder, '.env')
  writeFileSync(env, (await readFile(env, 'utf8')).replace(/SECRET_KEY=.*/, 'SECRET_KEY=a-rotated-secret-key'))
  await lines.first((line) => line.collected === 1)
  expect(made.references()).toHaveLength(1)
  await stop()
  expect(JSON.stringify(lines.all)).not.toContain('a-rotated-secret-key')
})

test('webhooks of the shop bring an order within seconds, and cannot be forged', async () => {
  const made = await servedShop({ store: { pollEvery: '1h', publicUrl: PUBLIC_URL } })
  const { lines, url } = await serving(made)
  await lines.first(turn('poll'))
  const setUp = async (...options: string[]) => {
    const io = fakeIo({ cwd: made.folder })
    expect(await run(['webhooks', 'boutique', '--json', ...options], io)).toBe(0)
    return JSON.parse(io.out())
  }
  expect(await setUp()).toMatchObject({ kind: 'shop', hooks: [], url: 'https://recolte.example/hooks/boutique' })
  made.reachedAt(url)
  expect((await setUp('--create')).hooks).toHaveLength(4)
  const id = made.shop.add({ status: 'completed' })
  expect((await made.shop.deliver()).map(({ status }) => status)).toEqual([200, 200])
  await lines.first(turn('hints'))
  expect(made.references()).toEqual([String(id)])

  expect((await setUp('--repair')).done).toEqual({ created: expect.any(Array), removed: 4 })
  const second = made.shop.add({ status: 'completed' })
  expect((await made.shop.deliver({ twice: true, reversed: true })).map(({ status }) => status)).toEqual([
    200, 200, 200, 200,
  ])
  await lines.first(turn('hints'), lines.all.findIndex(turn('hints')) + 1)
  expect(made.references()).toEqual([String(id), String(second)].sort())
  expect((await setUp('--remove')).hooks).toEqual([])
})

const LAUNCHER = fileURLToPath(new URL('../bin/recolte.js', import.meta.url))

/** `serve --json` as a process of its own. */
async function spawned({ folder }: ServedShop): Promise<{ child: ChildProcess; lines: Lines; url: string }> {
  const child = spawn(process.execPath, [LAUNCHER, 'serve', '--json', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = new Lines()
  if (child.stdout === null) throw new Error('no output')
  createInterface(child.stdout).on('line', (line) => lines.add(JSON.parse(line)))
  return { child, lines, url: String((await lines.first(() => true)).url) }
}

const leased = ({ folder }: ServedShop) => {
  const journal = new DatabaseSync(join(folder, 'recolte.db'), { readOnly: true })
  const [row] = journal.prepare('SELECT count(*) AS n FROM handover WHERE lease_token IS NOT NULL').all()
  const [polls] = journal.prepare('SELECT count(*) AS n FROM store WHERE poll_token IS NOT NULL').all()
  journal.close()
  return { handovers: row?.n, polls: polls?.n }
}

const flooded = (options: { ratePerSecond: number }) =>
  servedShop({ store: { pollEvery: '1s', brake: false }, account: options })

test('killed in the middle of a flood and started again, it asks every buyer once', async () => {
  const made = await flooded({ ratePerSecond: 40 })
  const first = await spawned(made)
  await first.lines.first(turn('poll'))
  for (let n = 0; n < 60; n += 1) made.shop.add({ status: 'completed' })
  await made.accepted(15)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const again = await spawned(made)
  await made.accepted(60)
  expect(new Set(made.references()).size).toBe(60)
  again.child.kill('SIGTERM')
  expect((await once(again.child, 'exit'))[0]).toBe(0)
  expect(leased(made)).toEqual({ handovers: 0, polls: 0 })
}, 60_000)

test('told to end in the middle of a flood, it finishes what is in flight and leaves nothing leased', async () => {
  const made = await flooded({ ratePerSecond: 10 })
  const { child, lines } = await spawned(made)
  await lines.first(turn('poll'))
  for (let n = 0; n < 100; n += 1) made.shop.add({ status: 'completed' })
  await made.accepted(15)
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
  expect(made.references().length).toBeLessThan(100)
  expect(leased(made)).toEqual({ handovers: 0, polls: 0 })
}, 60_000)

test('serve and sync on one journal do not hand an order over twice', async () => {
  const made = await flooded({ ratePerSecond: 100 })
  const { child, lines } = await spawned(made)
  await lines.first(turn('poll'))
  for (let n = 0; n < 200; n += 1) made.shop.add({ status: 'completed' })
  const syncs = await Promise.all([0, 1].map(() => run(['sync', '--json'], fakeIo({ cwd: made.folder }))))
  expect(syncs).toEqual([0, 0])
  await made.accepted(200)
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(made.platform.summary()).toMatchObject({ accepted: 200, duplicates: 0 })
}, 60_000)

test('metrics are served on a listener of their own', async () => {
  const made = await servedShop({ store: { pollEvery: '1s' } })
  const path = join(made.folder, 'recolte.config.json')
  const config = JSON.parse(await readFile(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...config, metrics: { port: 0 } }))
  const { lines, url, stop } = await serving(made)
  const metrics = String((await lines.first((line) => line.event === 'metrics')).url)
  await lines.first(turn('poll'))
  made.shop.add({ status: 'completed' })
  await lines.first((line) => line.collected === 1)
  const text = await (await fetch(metrics)).text()
  expect(text).toContain('recolte_orders{store="boutique",state="collected"} 1')
  expect(text).toContain('recolte_store_well{store="boutique"} 1')
  expect(text).toMatch(/recolte_turns_total\{store="boutique",why="poll",ok="true"\} \d/)
  expect(text).toContain('process_cpu_seconds_total')
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  expect(await stop()).toBe(0)
})
