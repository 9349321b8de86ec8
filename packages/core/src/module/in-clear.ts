import type { Inbound } from '../hooks/inbound.ts'
import { isLoopbackAddress } from '../secure-url.ts'
import { callerOf, isPrivate } from './limits.ts'

/**
 * Whether somebody on the way could read the call. Where a proxy of this machine or of its network ends TLS, what it
 * says of the caller's side counts. To lie in that header gains nothing: this keeps genuine calls from being
 * recorded, and a forger may use TLS himself.
 */
export function cameInClear({ address, header, secure }: Pick<Inbound, 'address' | 'header' | 'secure'>): boolean {
  const near = address === undefined || isPrivate(address)
  const [said] = near ? (header('x-forwarded-proto') ?? '').split(',') : []
  const scheme = said?.trim().toLowerCase()
  if (scheme === 'https') return false
  if (scheme === 'http') return !isLoopbackAddress(callerOf(address, header('x-forwarded-for')))
  return !secure
}
