import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import type { FilesFaults } from '../faults.ts'
import type { Tree } from '../tree.ts'
import { DataPort } from './data.ts'
import { transfers } from './transfers.ts'

export interface Served {
  tree: Tree
  login: { username: string; password: string; entered(): void }
  faults: FilesFaults
  /** With it nobody logs in before `AUTH TLS`; without, there is no TLS. */
  secure: SecureContext | undefined
}

/** What a client has said so far. */
export interface Session {
  reply(code: number, text: string): void
  /** The place of a path, which may count from the folder the client is in. */
  place(path: string): string
  /** The connection that the client asked for last. */
  data(): DataPort
  cut(): void
}

export type Verbs = Record<string, (argument: string) => void | Promise<void>>

/** Answers one client, one command after the other, by RFC 959 and, for TLS, 4217. */
export function answer(raw: Socket, served: Served): void {
  const { tree, login, secure } = served
  let control = raw
  let user = ''
  let known = false
  let folder = '/'
  let data: DataPort | undefined
  const session: Session = {
    reply: (code, text) => void control.write(`${code} ${text}\r\n`),
    place: (path) => `/${(path.startsWith('/') ? path : `${folder}/${path}`).split('/').filter(Boolean).join('/')}`,
    data() {
      if (data === undefined) throw new Error('no data port was asked for')
      return data
    },
    cut: () => void control.destroy(),
  }
  const { reply, place } = session
  const open = async (said: (port: number) => string, code: number) => {
    data = await DataPort.open(secure)
    reply(code, said(data.port))
  }
  const beforeLogin: Verbs = {
    AUTH() {
      if (secure === undefined) return reply(502, 'no TLS here')
      reply(234, 'go on in TLS')
      control.removeAllListeners('data')
      control = new TLSSocket(control, { isServer: true, secureContext: secure })
      listen()
    },
    USER(name) {
      if (secure !== undefined && control === raw) return reply(530, 'AUTH TLS first')
      user = name
      reply(331, 'and the password?')
    },
    PASS(password) {
      known = user === login.username && password === login.password
      if (!known) return reply(530, 'login incorrect')
      login.entered()
      reply(230, 'welcome')
    },
    FEAT: () => void control.write('211-features\r\n EPSV\r\n MLST type*;size*;\r\n SIZE\r\n UTF8\r\n211 end\r\n'),
    OPTS: () => reply(200, 'as you like'),
    QUIT: () => void control.end('221 bye\r\n'),
  }
  const afterLogin: Verbs = {
    TYPE: () => reply(200, 'bytes as they are'),
    STRU: () => reply(200, 'files'),
    PBSZ: () => reply(200, '0'),
    PROT: () => reply(200, 'as the control connection'),
    PWD: () => reply(257, `"${folder}"`),
    CWD(path) {
      if (!tree.isFolder(place(path))) return reply(550, 'no such folder')
      folder = place(path)
      reply(250, folder)
    },
    EPSV: () => open((port) => `(|||${port}|)`, 229),
    PASV: () => open((port) => `(127,0,0,1,${port >> 8},${port & 255})`, 227),
    ...transfers(session, served),
  }

  const obey = async (line: string) => {
    const [, verb = '', argument = ''] = /^(\S+) ?(.*)$/.exec(line) ?? []
    const early = beforeLogin[verb.toUpperCase()]
    const late = afterLogin[verb.toUpperCase()]
    if (early !== undefined) await early(argument)
    else if (late === undefined) reply(502, 'no such command here')
    else if (known) await late(argument)
    else reply(530, 'log in first')
  }
  let commands = Promise.resolve()
  const listen = () => {
    let text = ''
    control.on('error', () => {})
    control.on('data', (chunk: Buffer) => {
      const lines = `${text}${chunk}`.split('\r\n')
      text = lines.pop() ?? ''
      for (const line of lines) commands = commands.then(() => obey(line)).catch(session.cut)
    })
  }
  listen()
  reply(220, 'stands in for the platform’s server of files')
}
