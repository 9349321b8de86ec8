import { createFilesPlatform } from '@recolte/sandbox'
import { expect, it, onTestFinished } from 'vitest'
import { openSftp } from '../src/sftp-folder.ts'

const memory = { get: async () => undefined, set: async () => {} }

async function server() {
  const files = await createFilesPlatform({ now: () => Date.now(), path: '' })
  onTestFinished(files.stop)
  const settings = { protocol: 'sftp', host: files.host, port: files.sftpPort, username: 'shop' } as const
  return { files, settings: { ...settings, path: '/', at: '00:15' } }
}

it('a server that keeps the connection and answers no more is given up', async () => {
  const { files, settings } = await server()
  const folder = await openSftp({ ...settings, password: 'drop-it' }, memory, 200)
  onTestFinished(() => folder.close().catch(() => {}))
  files.fault('stall')
  await expect(folder.upload('/orders/a.csv', 'a;b\n1;2\n')).rejects.toThrow('no answer for 0.2 s')
  await expect(folder.list('/orders')).rejects.toThrow()
})

it.each(['PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n', 'no key at all'])(
  'a private key that cannot be read is not told as a server that does not answer: %s',
  async (privateKey) => {
    const { settings } = await server()
    await expect(openSftp({ ...settings, privateKey }, memory)).rejects.toMatchObject({
      code: 'sftp-key',
      fate: 'config',
    })
  },
)
