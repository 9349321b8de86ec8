import { hash } from 'node:crypto'
import { type MethodContext, MINUTE, RecolteError, type SftpSettings } from '@recolte/core'
import Client from 'ssh2-sftp-client'
import type { Folder } from './folder.ts'

const TIMEOUT_MS = 20_000
/** A server may give signs of life and still not answer: one step takes no longer than this. */
const STEP_MS = 2 * MINUTE

/** Logs in by SSH. The server's key is compared before a password is sent. */
export async function openSftp(
  settings: SftpSettings,
  memory: MethodContext['memory'],
  stepMs = STEP_MS,
): Promise<Folder> {
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
    if (/privateKey|passphrase/i.test(why)) {
      throw new RecolteError('sftp-key', 'config', { detail: { host }, cause: error })
    }
    throw new RecolteError('sftp-unreachable', 'retry', { detail: { host, why }, cause: error })
  }
  if (known === undefined) await memory.set(key, shown)
  return sftpFolder(client, stepMs)
}

function sftpFolder(client: Client, stepMs: number): Folder {
  async function step<Result>(work: Promise<Result>): Promise<Result> {
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      reject(new Error(`no answer for ${stepMs / 1_000} s`))
      void client.end().catch(() => {})
    }, stepMs)
    return Promise.race([work, late]).finally(() => clearTimeout(timer))
  }

  return {
    async list(path) {
      const found = await step(client.list(path)).catch((error) => {
        if (isMissing(error)) return undefined
        throw error
      })
      return found?.filter(({ type }) => type === '-').map(({ name, size }) => ({ name, size }))
    },
    upload: async (path, text) => void (await step(client.put(Buffer.from(text), path))),
    size: async (path) => (await step(client.stat(path))).size,
    rename: async (from, to) => void (await step(client.rename(from, to))),
    async download(path) {
      const got = await step(client.get(path))
      return got.toString()
    },
    remove: async (path) => void (await step(client.delete(path, true))),
    close: async () => void (await client.end()),
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && /no such file|not exist|not found/i.test(error.message)
}
