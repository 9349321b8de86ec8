import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isBadCertificate, RecolteError, type SftpSettings } from '@recolte/core'
import { Client, FTPError } from 'basic-ftp'
import type { Folder } from './folder.ts'

const TIMEOUT_MS = 20_000
const NOT_LOGGED_IN = 530
const NOT_THERE = 550

/** Logs in by FTPS, whose certificate must be good before a password is sent, or by plain FTP. */
export async function openFtp(settings: SftpSettings): Promise<Folder> {
  const { protocol, host, port = 21, username: user, password = '' } = settings
  const client = new Client(TIMEOUT_MS)
  try {
    await client.access({ host, port, user, password, secure: protocol === 'ftps' })
  } catch (error) {
    const isPlain = protocol === 'ftps' && !client.ftp.hasTLS
    client.close()
    throw refusal(error, settings, isPlain)
  }
  return ftpFolder(client)
}

function refusal(error: unknown, { host, username }: SftpSettings, isPlain: boolean): RecolteError {
  const why = error instanceof Error ? error.message : String(error)
  if (isBadCertificate(error)) {
    return new RecolteError('ftps-certificate', 'config', { detail: { host, why }, cause: error })
  }
  if (error instanceof FTPError && isPlain) {
    return new RecolteError('ftps-missing', 'config', { detail: { host, why }, cause: error })
  }
  if (error instanceof FTPError && error.code === NOT_LOGGED_IN) {
    return new RecolteError('sftp-login', 'config', { detail: { host, user: username }, cause: error })
  }
  return new RecolteError('sftp-unreachable', 'retry', { detail: { host, why }, cause: error })
}

function ftpFolder(client: Client): Folder {
  return {
    // From within: servers answer a listing of what is not there with an empty one.
    async list(path) {
      try {
        await client.cd(path)
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
      const found = await client.list()
      return found.filter(({ isFile }) => isFile).map(({ name, size }) => ({ name, size }))
    },
    upload: async (path, text) => void (await client.uploadFrom(Readable.from([Buffer.from(text)]), path)),
    size: (path) => client.size(path),
    rename: async (from, to) => void (await client.rename(from, to)),
    async download(path) {
      const through = new PassThrough()
      const [content] = await Promise.all([text(through), client.downloadTo(through, path)])
      return content
    },
    async remove(path) {
      await client.remove(path).catch((error) => {
        if (!isMissing(error)) throw error
      })
    },
    close: async () => client.close(),
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof FTPError && error.code === NOT_THERE
}
