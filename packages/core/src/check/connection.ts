import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Instant } from '../clock.ts'

export interface Reached {
  host: string
  /** None where the name means nothing to the resolver. */
  address: string | undefined
  /** Of an https address that was reached. */
  certificateEnds: Instant | undefined
  /** The proxy that requests to it go through (docs/configuration.md), without what may hold a password. */
  proxy: string | undefined
}

const PATIENCE = 5_000

/** Name, certificate and proxy of an address: looked at without sending a request. */
export async function reach(url: string, environment: NodeJS.ProcessEnv = process.env): Promise<Reached> {
  const { hostname, host, port, protocol } = new URL(url)
  const proxy = proxyFor(protocol, hostname, environment)
  const found = await lookup(hostname.replace(/^\[|\]$/g, '')).catch(() => undefined)
  const certificateEnds =
    found !== undefined && protocol === 'https:' && proxy === undefined
      ? await certificateEnd(hostname, found.address, Number(port || 443))
      : undefined
  return { host, address: found?.address, certificateEnds, proxy }
}

/** The handshake alone, whatever is said of the certificate: whether it is accepted, the requests tell. */
function certificateEnd(servername: string, host: string, port: number): Promise<Instant | undefined> {
  return new Promise((resolve) => {
    // An address of digits has no name to ask for (RFC 6066 §3).
    const named = isIP(servername) === 0 ? { servername } : {}
    const socket = connect({ host, port, ...named, rejectUnauthorized: false, timeout: PATIENCE })
    const end = (at: Instant | undefined) => {
      socket.destroy()
      resolve(at)
    }
    socket.once('secureConnect', () => {
      const at = Date.parse(socket.getPeerCertificate().valid_to)
      end(Number.isNaN(at) ? undefined : at)
    })
    socket.once('error', () => end(undefined))
    socket.once('timeout', () => end(undefined))
  })
}

function proxyFor(protocol: string, hostname: string, environment: NodeJS.ProcessEnv): string | undefined {
  const spared = (environment.no_proxy ?? environment.NO_PROXY ?? '').split(/[\s,]+/).filter((part) => part !== '')
  if (spared.some((part) => part === '*' || hostname === part || hostname.endsWith(`.${part.replace(/^\*?\./, '')}`)))
    return undefined
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  const value = environment[name] ?? environment[name.toUpperCase()]
  return value !== undefined && URL.canParse(value) ? new URL(value).host : undefined
}
