import { hash } from 'node:crypto'
import { type MethodContext, RecolteError, type SftpSettings } from '@recolte/core'
import Client from 'ssh2-sftp-client'
import type { Folder } from './folder.ts'

const TIMEOUT_MS = 20_000

/** Logs in by SSH. The server's key is compared before a password is sent. */
export async function openSftp(settings: SftpSettings, memory: MethodContext['memory']): Promise<Folder> {
  const { host, port = 22, username, password, privateKey, passphrase } = settings
  const key = `sftp.host-key:${host}:${port}`
  const known = settings.hostKey ?? (await memory.get(key))
  let shown = ''
  const client = new Client()
  try {
    await client.connect({
      ...{ host, port, username, readyTimeout: TIMEOUT_MS, keepaliveInterval: TIMEOUT_MS / 2 },
      ...(password === undefined ? {} : { password }),
      ...(privateKey === undefined ? {} : { privateKey }),
      ...(passphrase === undefined ? {} : { passphrase }),
      hostVerifier: (raw: Buffer) => {
        shown = `SHA256:${hash('sha256', raw, 'base64').replace(/=+$/, '')}`
        return known === undefined || known === shown
      },
    })
  } catch (error) {
    await client.end().catch(() => {})
    if (known !== undefined && shown !== '' && known !== shown) {
      throw new RecolteError('sftp-host-key', 'config', { detail: { host, shown, known }, cause: error })
    }
    const why = error instanceof Error ? error.message : String(error)
    if (/authentication/i.test(why)) {
      throw new RecolteError('sftp-login', 'config', { detail: { host, user: username }, cause: error })
    }
    throw new RecolteError('sftp-unreachable', 'retry', { detail: { host, why }, cause: error })
  }
  if (known === undefined) await memory.set(key, shown)
  return sftpFolder(client)
}

function sftpFolder(client: Client): Folder {
  return {
    async list(path) {
      const found = await client.list(path).catch((error) => {
        if (isMissing(error)) return undefined
        throw error
      })
      return found?.filter(({ type }) => type === '-').map(({ name, size }) => ({ name, size }))
    },
    upload: async (path, text) => void (await client.put(Buffer.from(text), path)),
    size: async (path) => (await client.stat(path)).size,
    rename: async (from, to) => void (await client.rename(from, to)),
    async download(path) {
      const got = await client.get(path)
      return got.toString()
    },
    remove: async (path) => void (await client.delete(path, true)),
    close: async () => void (await client.end()),
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && /no such file|not exist|not found/i.test(error.message)
}
