import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '@recolte/core'
import { createFilesPlatform } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

const site = (name: string, more: string) => `<Server><Host>127.0.0.1</Host><User>shop</User><Type>0</Type>${more}
  <Bookmark><Name>logs</Name><RemoteDir>1 0 3 var 3 log</RemoteDir></Bookmark><Name>${name}</Name></Server>`
const password = (text: string) => `<Pass encoding="base64">${base64(text)}</Pass><Logontype>1</Logontype>`
const exported = (...sites: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.68.1" platform="windows"><Servers><Folder expanded="1">Shop ${sites.join('\n')}</Folder></Servers></FileZilla3>`

const account = { webId: 'web-1', secretKey: 'secret-1', platform: 'FR' }

function folderOf(xml: string, accounts: object = { main: account }) {
  return folderWith({ 'FileZilla.xml': xml, 'recolte.config.json': { accounts, stores: {} } })
}

async function recolte(folder: string, words: string, options: FakeOptions = {}) {
  const io = fakeIo({ cwd: folder, ...options })
  const exit = await run([...words.split(' '), '--lang', 'en'], io)
  return { exit, out: io.out(), err: io.err() }
}

const configIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'recolte.config.json'), 'utf8'))
const dotEnvIn = (folder: string) => readFileSync(join(folder, '.env'), 'utf8')

test('a site of FileZilla becomes the file server of the account, which then takes files', async () => {
  const files = await createFilesPlatform({ path: '/fr_FR', password: 'pässword "1"' })
  onTestFinished(files.stop)
  const here = `<Port>${files.sftpPort}</Port><Protocol>1</Protocol><RemoteDir>1 0 5 fr_FR 6 orders</RemoteDir>`
  const folder = folderOf(
    exported(site('Old', '<Protocol>0</Protocol>'), site('Avis', here + password('pässword "1"'))),
  )
  const done = await recolte(folder, 'sftp import FileZilla.xml --site Avis')
  expect(done).toMatchObject({ exit: 0, out: expect.stringContaining('127.0.0.1, user shop (site "Avis")') })
  expect(done.out).not.toContain('pässword')
  expect(configIn(folder).accounts.main.sftp).toEqual({
    ...{ host: '127.0.0.1', port: files.sftpPort, username: 'shop', path: '/fr_FR' },
    password: `\${RECOLTE_SFTP_PASSWORD}`,
  })
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  writeFileSync(join(folder, 'orders.csv'), `order_ref;email;order_date\n1;a@client.example;${day}\n`)
  expect((await recolte(folder, 'sftp send orders.csv')).out).toContain('1 order has left')
})

test('a wrong password is said at once, and what was imported stays', async () => {
  const files = await createFilesPlatform()
  onTestFinished(files.stop)
  const wrong = `<Port>${files.sftpPort}</Port><Protocol>1</Protocol>${password('wrong-one')}`
  const folder = folderOf(exported(site('A', wrong)))
  const { exit, out } = await recolte(folder, 'sftp import FileZilla.xml')
  expect(exit).toBe(1)
  expect(out).toMatch(/does not accept the user "shop"/)
  expect(out).not.toContain('wrong-one')
  expect(dotEnvIn(folder)).toContain('RECOLTE_SFTP_PASSWORD=wrong-one')
})

test.each([
  [0, { protocol: 'ftps' }],
  [4, { protocol: 'ftps' }],
  [6, { protocol: 'ftp' }],
  [1, {}],
])('what FileZilla calls protocol %i', async (protocol, expected) => {
  const folder = folderOf(exported(site('A', `<Protocol>${protocol}</Protocol>${password('p')}`)))
  // Nothing listens there.
  expect((await recolte(folder, 'sftp import FileZilla.xml')).exit).toBe(1)
  const rest = { host: '127.0.0.1', username: 'shop', password: `\${RECOLTE_SFTP_PASSWORD}` }
  expect(configIn(folder).accounts.main.sftp).toEqual({ ...expected, ...rest })
})

test('a private key is taken over, and the columns and the hour of before stay', async () => {
  const files = await createFilesPlatform()
  onTestFinished(files.stop)
  const before = { host: 'old.example', username: 'u', password: 'p', hostKey: 'SHA256:x', at: '23:00', layout: 'new' }
  const folder = folderOf('', { main: { ...account, sftp: before } })
  const key = join(folder, 'id_shop')
  writeFileSync(key, files.privateKey)
  writeFileSync(
    join(folder, 'FileZilla.xml'),
    exported(site('A', `<Port>${files.sftpPort}</Port><Protocol>1</Protocol><Keyfile>${key}</Keyfile>`)),
  )
  expect((await recolte(folder, 'sftp import FileZilla.xml')).exit).toBe(0)
  expect(configIn(folder).accounts.main.sftp).toEqual({
    ...{ at: '23:00', layout: 'new', host: '127.0.0.1', port: files.sftpPort, username: 'shop' },
    privateKey: `\${RECOLTE_SFTP_PRIVATE_KEY}`,
  })
})

test('the folder stays where FileZilla names none, and the key of a server that is still the same', async () => {
  const files = await createFilesPlatform({ path: '/fr_FR' })
  onTestFinished(files.stop)
  const port = files.sftpPort
  const before = { ...{ host: '127.0.0.1', port, username: 'u', password: 'p' }, path: '/fr_FR', hostKey: 'SHA256:x' }
  const xml = exported(site('A', `<Port>${port}</Port><Protocol>1</Protocol>${password('p')}`))
  const folder = folderOf(xml, { main: { ...account, sftp: before } })
  // Another key than that one gets no password.
  expect(await recolte(folder, 'sftp import FileZilla.xml')).toMatchObject({
    exit: 1,
    out: expect.stringContaining('SHA256:x'),
  })
  expect(configIn(folder).accounts.main.sftp).toMatchObject({ path: '/fr_FR', hostKey: 'SHA256:x' })
})

test('a server whose key is another than the journal remembers gets no password', async () => {
  const files = await createFilesPlatform()
  onTestFinished(files.stop)
  const port = files.sftpPort
  const folder = folderOf(exported(site('A', `<Port>${port}</Port><Protocol>1</Protocol>${password('wrong-one')}`)))
  const journal = await openJournal(join(folder, 'recolte.db'))
  await journal.setMeta(`sftp.host-key:127.0.0.1:${port}`, 'SHA256:x')
  await journal.close()
  const { exit, out } = await recolte(folder, 'sftp import FileZilla.xml')
  expect(exit).toBe(1)
  expect(out).toContain('SHA256:x')
  expect(out).not.toContain('does not accept the user')
})

test('a password that FileZilla asks for is asked for, or taken from its variable', async () => {
  const xml = exported(site('A', '<Protocol>1</Protocol><Logontype>2</Logontype>'))
  const asked = folderOf(xml)
  const onErr = answering([['Password of the file server', 'typed-in\r']])
  await recolte(asked, 'sftp import FileZilla.xml', { terminal: true, onErr })
  expect(dotEnvIn(asked)).toContain('RECOLTE_SFTP_PASSWORD=typed-in')
  const refused = await recolte(folderOf(xml), 'sftp import FileZilla.xml')
  expect(refused).toMatchObject({ exit: 2, err: expect.stringContaining('RECOLTE_SFTP_PASSWORD') })
})

const one = site('A', `<Protocol>1</Protocol>${password('p')}`)

test.each([
  ['no XML', 'order_ref;email', 'there is no site of FileZilla'],
  ['cut off', exported(one).slice(0, -30), 'there is no site of FileZilla'],
  ['no site', exported(), 'there is no site of FileZilla'],
  [
    'entities of its own',
    `<!DOCTYPE x [<!ENTITY a "aaaa">]>${exported(one.replace('shop', '&a;'))}`,
    'there is no site',
  ],
  ['several sites', exported(one, one.replaceAll('A<', 'B<')), 'several sites, or none of that name: A, B'],
  ['implicit TLS', exported(one.replace('>1<', '>3<')), 'of a kind that no file of orders goes to'],
  ['a master password', exported(one.replace('base64', 'crypt')), 'under FileZilla’s master password'],
  ['a key elsewhere', exported(one.replace('<User>', '<Keyfile>/none/key</Keyfile><User>')), 'is not at /none/key'],
  ['no host', exported(one.replace('127.0.0.1', '')), 'accounts.main.sftp.host'],
])('%s is refused in words, and nothing is written', async (_, xml, words) => {
  const folder = folderOf(xml)
  const { exit, err } = await recolte(folder, 'sftp import FileZilla.xml')
  expect(exit).toBe(2)
  expect(err).toContain(words)
  expect(configIn(folder).accounts.main.sftp).toBeUndefined()
})

test('the account is named where there are several', async () => {
  const folder = folderOf(exported(one), { main: account, second: account })
  expect(await recolte(folder, 'sftp import FileZilla.xml')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('Name one of them with --account'),
  })
  await recolte(folder, 'sftp import FileZilla.xml --account second')
  expect(configIn(folder).accounts.second.sftp.password).toBe(`\${RECOLTE_SECOND_SFTP_PASSWORD}`)
})
