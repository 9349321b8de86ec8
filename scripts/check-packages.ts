import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What people install is the packed package, so that is what is looked at: packed, judged by publint and attw, then all
 * of them installed together into an empty folder, where each must import and the command must answer.
 */
interface Package {
  folder: string
  name: string
  bins: string[]
  tarball: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'recolte-packages-'))
const problems: string[] = []

try {
  const packages = globSync('packages/*/package.json', { cwd: root }).sort().map(packed)
  for (const one of packages) judge(one)
  installTogether(packages)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'packages: all well' : `packages: ${problems.length} to correct`)
process.exitCode = problems.length === 0 ? 0 : 1

function packed(manifestPath: string): Package {
  const folder = resolve(root, manifestPath, '..')
  const manifest: { name: string; bin?: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const out = join(scratch, basename(folder))
  mkdirSync(out)
  const { stdout } = must(`pack ${manifest.name}`, 'npm', ['pack', '--json', '--pack-destination', out], folder)
  const [made] = globSync('*.tgz', { cwd: out })
  if (made === undefined) throw new Error(`${manifest.name} was not packed:\n${stdout}`)
  return { folder, name: manifest.name, bins: Object.keys(manifest.bin ?? {}), tarball: join(out, made) }
}

/** ESM only, so attw is told not to expect more; it never asks the registry for `@types`. */
function judge({ folder, name, tarball }: Package): void {
  may(`publint ${name}`, 'publint', ['run', tarball, '--strict'], folder)
  const profile = ['--profile', 'esm-only', '--no-definitely-typed', '--no-emoji', '--format', 'ascii']
  may(`attw ${name}`, 'attw', [tarball, ...profile], folder)
  const { stdout } = must(`list ${name}`, 'tar', ['-tzf', tarball], folder)
  const files = stdout.split('\n')
  for (const wanted of ['package/package.json', 'package/dist/index.js', 'package/dist/index.d.ts']) {
    if (!files.includes(wanted)) problems.push(`${name}: ${wanted} is not in the package`)
  }
  const stray = files.filter((file) => /\.(test\.ts|db|env)$|\/(test|fixtures)\//.test(file))
  for (const file of stray) problems.push(`${name}: ${file} does not belong into the package`)
}

function installTogether(packages: Package[]): void {
  const folder = join(scratch, 'empty')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const tarballs = packages.map((one) => one.tarball)
  must('install', 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs], folder)
  for (const { name, bins } of packages) {
    const script = `const all = await import(${JSON.stringify(name)}); if (Object.keys(all).length === 0) throw new Error('nothing exported')`
    may(`import ${name}`, process.execPath, ['--input-type=module', '--eval', script], folder)
    for (const bin of bins) {
      const command = join(folder, 'node_modules', '.bin', bin)
      if (!existsSync(command)) problems.push(`${name}: ${bin} was not installed`)
      else may(`${bin} --version`, command, ['--version'], folder)
    }
  }
}

function run(command: string, args: string[], cwd: string) {
  return spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
}

function must(what: string, command: string, args: string[], cwd: string) {
  const done = run(command, args, cwd)
  if (done.status !== 0) throw new Error(`${what} failed:\n${done.stdout}${done.stderr}${done.error?.message ?? ''}`)
  return done
}

/** A check that fails is noted, and the others still run. */
function may(what: string, command: string, args: string[], cwd: string): void {
  const done = run(command, args, cwd)
  if (done.status === 0) console.log(`${what}: ok`)
  else problems.push(`${what}: ${done.error?.message ?? ''}\n${done.stdout}${done.stderr}`)
}
