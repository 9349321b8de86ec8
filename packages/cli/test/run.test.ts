import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { VERSION } from '../src/version.ts'
import { type FakeOptions, fakeIo } from './support/io.ts'

async function recolte(argv: string[], options: FakeOptions = {}) {
  const io = fakeIo({ cwd: '/nowhere', ...options })
  return { exit: await run(argv, io), out: io.out(), err: io.err() }
}

test('the help names every command, and the exit codes', async () => {
  const { exit, out, err } = await recolte(['--help'])
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  for (const name of ['init', 'sync', 'explain', 'check', 'statuses', 'retry', 'cancel', 'sandbox', 'demo']) {
    expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  }
  expect(out).toMatch(/^ {2}0 {2}done/m)
})

test('the help of a command shows examples, in the language asked for', async () => {
  const { out } = await recolte(['sync', '--help', '--lang', 'fr'])
  expect(out).toContain('Exemples :\n  recolte sync\n')
  expect(out).toContain('Codes de sortie :')
  expect(out).not.toMatch(/Options:|Usage:/)
})

test('the help of a group shows an example of each of its commands', async () => {
  const { exit, out } = await recolte(['journal', '--help'])
  expect(exit).toBe(0)
  for (const example of ['recolte journal info', 'recolte journal backup backups/', 'recolte journal restored'])
    expect(out).toContain(`\n  ${example}`)
})

test('the version', async () => {
  expect(await recolte(['--version'])).toEqual({ exit: 0, out: `${VERSION}\n`, err: '' })
  expect(await recolte(['--version', '--json'])).toMatchObject({ out: `{"version":"${VERSION}"}\n` })
})

test.each([
  [['snyc'], 'There is no command "snyc". Did you mean "sync"?'],
  [['frobnicate'], 'There is no command "frobnicate".'],
  [['sync', '--qiet'], 'There is no option "--qiet". Did you mean "--quiet"?'],
  [['sync', '--frobnicate'], 'There is no option "--frobnicate".'],
  [['--frob', 'sync'], 'There is no option "--frob".'],
  [['confirm'], 'REF is missing.'],
  [['sync', '--store'], 'The option --store <name> needs a value.'],
  [['sync', 'boutique'], 'There are too many words after recolte sync.'],
  [[], 'No command was given.'],
])('%j is a usage error that says what was meant', async (argv, said) => {
  const { exit, out, err } = await recolte(argv)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err.split('\n')[0]).toBe(said)
})

test('usage errors are French where the environment is', async () => {
  const { err } = await recolte(['snyc'], { environment: { LANG: 'fr_FR.UTF-8' } })
  expect(err).toBe('Il n’y a pas de commande « snyc ». Vouliez-vous dire « sync » ?\nVoyez recolte --help.\n')
})

test('a usage error is one JSON object with --json', async () => {
  const { exit, out, err } = await recolte(['sync', '--qiet', '--json'])
  expect({ exit, err }).toEqual({ exit: 2, err: '' })
  expect(JSON.parse(out)).toEqual({
    ok: false,
    error: {
      code: 'unknown-option-near',
      message: 'There is no option "--qiet". Did you mean "--quiet"?',
      next: 'See recolte sync --help.',
    },
  })
})

test('without a configuration a command says where it looked and how to get one', async () => {
  const { exit, err } = await recolte(['sync'])
  expect(exit).toBe(2)
  expect(err).toBe(
    'There is no recolte.config.json (or .ts, .js) in /nowhere nor in a folder above it.\nRun recolte init to connect a shop, or name the file with --config.\n',
  )
})

test('a sandbox shop that does not exist is named with those that do', async () => {
  const { exit, err } = await recolte(['sandbox', '--connector', 'woocomerce'])
  expect(exit).toBe(2)
  expect(err).toContain('There is no sandbox shop "woocomerce".')
})
