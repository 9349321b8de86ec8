import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { folderWith } from './support/folder.ts'
import { shopFolder } from './support/shop.ts'

/** The built command, as people start it. */
const LAUNCHER = fileURLToPath(new URL('../bin/recolte.js', import.meta.url))

/** Makes the Node that runs the launcher say that it is an older one. */
const pretending = (version: string): string[] => {
  const file = join(folderWith(), 'pretend.cjs')
  const versions = `{ ...process.versions, node: '${version}' }`
  writeFileSync(file, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
  return ['--require', file]
}

function start(
  argv: string[],
  options: { launcher?: string; flags?: string[]; cwd?: string; env?: Record<string, string> } = {},
) {
  const { launcher = LAUNCHER, flags = [], cwd = folderWith(), env = {} } = options
  const child = spawn(process.execPath, [...flags, launcher, ...argv], { cwd, env: { PATH: process.env.PATH, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function finished(child: ChildProcess) {
  const text = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    text.out += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    text.err += chunk
  })
  const [exit, signal] = await once(child, 'close')
  return { exit, signal, ...text }
}

/** The launcher without anything beside it: as on a machine where nothing else is installed. */
function bareLauncher(): string {
  const folder = folderWith()
  mkdirSync(join(folder, 'bin'))
  const from = fileURLToPath(new URL('../bin/', import.meta.url))
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(folder, 'bin', name))
  return join(folder, 'bin', 'recolte.js')
}

test.each([
  ['fr_FR.UTF-8', 'Recolte a besoin de Node 22.19 ou plus récent ; celui-ci est 20.11.0. Installez-le'],
  ['en_GB.UTF-8', 'Recolte needs Node 22.19 or newer; this one is 20.11.0. Get it'],
])('an older Node alone says in one plain line what it lacks (%s)', async (LANG, said) => {
  const child = start(['sync'], { launcher: bareLauncher(), flags: pretending('20.11.0'), env: { LANG } })
  const { exit, out, err } = await finished(child)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err.startsWith(said)).toBe(true)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

test('with --json the refusal is one JSON object', async () => {
  const child = start(['sync', '--json'], { launcher: bareLauncher(), flags: pretending('20.11.0') })
  const { exit, out, err } = await finished(child)
  expect({ exit, err }).toEqual({ exit: 2, err: '' })
  expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'node-too-old' } })
})

test('a launcher that was not built says what to run', async () => {
  const { exit, err } = await finished(start(['sync'], { launcher: bareLauncher() }))
  expect({ exit, err }).toEqual({ exit: 2, err: 'Recolte is not built yet. Run: npm run build\n' })
})

test('an older Node runs the newer one that npm brought, and passes on its exit code and output', async () => {
  const flags = pretending('20.11.0')
  expect(await finished(start(['--version'], { flags }))).toMatchObject({ exit: 0, out: '0.1.0\n', err: '' })
  expect(await finished(start(['snyc'], { flags }))).toMatchObject({ exit: 2 })
})

async function sandboxRunning(flags: string[]) {
  const child = start(['sandbox', '--json', '--orders', '5'], { flags })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, facts: JSON.parse(String(line)) }
}

test('a signal to the launcher ends the newer Node in peace', async () => {
  const { child } = await sandboxRunning(pretending('20.11.0'))
  child.kill('SIGTERM')
  const [exit] = await once(child, 'close')
  expect(exit).toBe(0)
})

test('a launcher killed with -9 takes the newer Node with it', async () => {
  const { child, facts } = await sandboxRunning(pretending('20.11.0'))
  child.kill('SIGKILL')
  // Its output closes only when the last process that holds it is gone.
  await once(child, 'close')
  await expect(fetch(facts.platform.url)).rejects.toThrow()
})

test('the sandbox says one line of JSON with what is needed to connect, and runs until it is stopped', async () => {
  const { child, facts } = await sandboxRunning([])
  expect(facts).toEqual({
    platform: {
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      webId: expect.any(String),
      secretKey: expect.any(String),
    },
    newPlatform: {
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      tokenUrl: expect.stringContaining(facts.newPlatform.url),
      clientId: expect.any(String),
      clientSecret: expect.any(String),
      websiteId: expect.any(String),
    },
    reviews: { feed: expect.stringMatching(/^http:.*\/fr$/), api: expect.stringMatching(/^http:/) },
    stores: {
      boutique: {
        connector: 'woocommerce',
        settings: { url: expect.any(String), consumerKey: expect.any(String), consumerSecret: expect.any(String) },
      },
    },
  })
  expect((await fetch(`${facts.stores.boutique.settings.url}/wp-json/`)).status).toBe(200)
  child.kill('SIGINT')
  expect((await once(child, 'close'))[0]).toBe(0)
})

test('stdout of a real process holds the JSON alone, stderr no warning of Node', async () => {
  const shop = await shopFolder({ orders: 40 })
  const { exit, out, err } = await finished(start(['sync', '--json'], { cwd: shop.folder }))
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({ ok: true, stores: { boutique: { seen: 40 } } })
})

test('a reader that has seen enough is no failure', async () => {
  const child = start(['--help'])
  child.stdout.destroy()
  const { exit, err } = await finished(child)
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})

test('asked to stop while the platform does not answer, it lets go, says where it stands, and the next run goes on', async () => {
  const shop = await shopFolder({ orders: 0, store: { since: new Date(Date.now() - 600_000).toISOString() } })
  for (let n = 0; n < 3; n += 1) shop.shop.add({ status: 'completed' })
  const reached = new Promise<void>((resolve) => {
    shop.platform.fault({
      kind: 'reset',
      rate: 1,
      matching: () => {
        resolve()
        return true
      },
    })
  })
  const child = start(['sync', '--json'], { cwd: shop.folder })
  const end = finished(child)
  await reached
  child.kill('SIGINT')
  const { exit, out } = await end
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ stores: { boutique: { seen: 3 } } })
  shop.platform.clearFaults()
  const next = await finished(start(['sync', '--json'], { cwd: shop.folder }))
  expect(JSON.parse(next.out)).toMatchObject({ ok: true })
  expect(shop.platform.asked).toBe(3)
})

test('a TypeScript configuration is read by Node itself', async () => {
  const shop = await shopFolder({ orders: 10 })
  const json = readFileSync(join(shop.folder, 'recolte.config.json'), 'utf8')
  writeFileSync(join(shop.folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(shop.folder, 'recolte.config.ts'), `const config: object = ${json}\nexport default config\n`)
  const { exit, out } = await finished(start(['sync', '--json'], { cwd: shop.folder }))
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ ok: true })
})

test('the demonstration shows collection, a failure survived and two explanations', async () => {
  const { exit, out, err } = await finished(start(['demo', '--lang', 'fr']))
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toMatch(/^boutique {4}\d+ commandes regardées : \d+ récupérées/m)
  expect(out).toMatch(/La plateforme a failli [1-9]\d* fois/)
  expect(out).toMatch(/récupérée$/m)
  expect(out).toMatch(/pas encore concernée$/m)
  expect(out.trimEnd().split('\n').at(-3)).toContain('recolte init')
})
