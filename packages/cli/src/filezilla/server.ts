import { readFile } from 'node:fs/promises'
import { CliError } from '../problem.ts'
import type { Site } from './sites.ts'

/** FileZilla's numbers. Its plain "FTP" takes TLS where the server has it, which "ftps" insists on. */
const PROTOCOLS: Record<string, 'sftp' | 'ftps' | 'ftp'> = { 0: 'ftps', 1: 'sftp', 4: 'ftps', 6: 'ftp' }
const PORTS = { sftp: 22, ftps: 21, ftp: 21 }

/** The `sftp` key of an account without its secrets. */
export function serverOf({ name, text }: Site) {
  const protocol = PROTOCOLS[text.Protocol ?? '0']
  if (protocol === undefined) throw new CliError('filezilla-protocol', { site: name })
  const port = Number(text.Port ?? 0)
  const path = pathOf(text.RemoteDir ?? '')
  return {
    ...(protocol === 'sftp' ? {} : { protocol }),
    host: text.Host?.trim() ?? '',
    ...(port === 0 || port === PORTS[protocol] ? {} : { port }),
    username: text.User ?? '',
    ...(path === '/' ? {} : { path }),
  }
}

export interface SiteSecret {
  kind: 'password' | 'privateKey'
  /** Undefined where FileZilla asks for it each time. */
  value: string | undefined
}

export async function secretOf({ name, text, encoding }: Site): Promise<SiteSecret> {
  const { Keyfile: file, Pass: pass } = text
  if (file !== undefined && file !== '') {
    const value = await readFile(file, 'utf8').catch(() => undefined)
    if (value === undefined) throw new CliError('filezilla-key', { site: name, file })
    return { kind: 'privateKey', value }
  }
  if (pass === undefined || pass === '') return { kind: 'password', value: undefined }
  if (encoding === 'crypt') throw new CliError('filezilla-locked', { site: name })
  return { kind: 'password', value: encoding === 'base64' ? Buffer.from(pass, 'base64').toString('utf8') : pass }
}

/** `1 0 5 fr_FR 6 orders` is `/fr_FR/orders`: kind of server, prefix, then each part behind its length. Recolte adds `orders` itself. */
function pathOf(remote: string): string {
  let rest = /^\d+ \d+ (.*)$/s.exec(remote)?.[1] ?? ''
  const parts: string[] = []
  for (let length = /^(\d+) /.exec(rest); length !== null; length = /^(\d+) /.exec(rest)) {
    const from = length[0].length
    parts.push(rest.slice(from, from + Number(length[1])))
    rest = rest.slice(from + Number(length[1]) + 1)
  }
  if (parts.at(-1) === 'orders') parts.pop()
  return `/${parts.join('/')}`
}
