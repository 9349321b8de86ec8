import type { Inbound } from '../hooks/inbound.ts'
import { isLoopbackAddress } from '../secure-url.ts'
import { callerOf, isPrivate } from './limits.ts'

/**
 * Whether somebody on the way could read the call. That it came in plain http is believed of everybody: to lie there
 * gains nothing, since this keeps genuine calls from being recorded, and a forger may use TLS himself. That it came
 * over TLS is believed of a proxy of this machine or of its network.
 */
export function cameInClear({ address, header, secure }: Pick<Inbound, 'address' | 'header' | 'secure'>): boolean {
  const [said = ''] = (header('x-forwarded-proto') ?? '').split(',')
  const scheme = said.trim().toLowerCase()
  const caller = callerOf(address, header('x-forwarded-for'))
  if (scheme === 'http') return !isLoopbackAddress(caller)
  if (scheme === 'https' && (address === undefined || isPrivate(address))) return false
  // A proxy of this machine that names another one, and not how that one called.
  if (isLoopbackAddress(address) && !isLoopbackAddress(caller)) return true
  return !secure
}
