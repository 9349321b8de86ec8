import { BlockList, isIP } from 'node:net'
import { type Instant, MINUTE } from '../clock.ts'

/** Calls of one address a minute; the platform's cron makes a few an hour. */
const CALLS = 300
/** Signatures that were not right, of one address a minute. */
const FORGED = 30
/** Addresses remembered: beyond it nobody's minute is worth the memory. */
const REMEMBERED = 10_000

/** How often each address has called within its minute. */
export class Limits {
  readonly #seen = new Map<string, { since: Instant; calls: number; forged: number }>()

  /** False where the address has used up its minute. Counts the call. */
  admits(address: string, now: Instant): boolean {
    const entry = this.#entry(address, now)
    entry.calls += 1
    return entry.calls <= CALLS && entry.forged < FORGED
  }

  forged(address: string, now: Instant): void {
    this.#entry(address, now).forged += 1
  }

  #entry(address: string, now: Instant) {
    const known = this.#seen.get(address)
    if (known !== undefined && now - known.since < MINUTE && now >= known.since) return known
    if (this.#seen.size >= REMEMBERED) this.#seen.clear()
    const fresh = { since: now, calls: 0, forged: 0 }
    this.#seen.set(address, fresh)
    return fresh
  }
}

/**
 * Who called: behind a proxy of this machine or of its network, whom that proxy names last. Any other sender may write
 * what it likes into the header, and where nobody can say who sent it (web handlers), it may be any sender.
 */
export function callerOf(address: string | undefined, forwarded: string | undefined): string {
  const near = address !== undefined && isPrivate(address)
  const last = near ? forwarded?.split(',').at(-1)?.trim() : undefined
  return plain(last !== undefined && isIP(last) !== 0 ? last : (address ?? 'unknown'))
}

/** Whether one of the addresses or ranges is, or holds, this one. */
export function isListed(list: readonly string[], address: string): boolean {
  return isIP(address) !== 0 && blockList(list).check(address, family(address))
}

function blockList(list: readonly string[]): BlockList {
  const block = new BlockList()
  for (const entry of list) {
    const [base = '', bits] = entry.split('/')
    if (bits === undefined) block.addAddress(base, family(base))
    else block.addSubnet(base, Number(bits), family(base))
  }
  return block
}

const PRIVATE = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1', 'fc00::/7', 'fe80::/10']

export const isPrivate = (address: string): boolean => isListed(PRIVATE, plain(address))

/** `::ffff:203.0.113.7` is how a socket for both families names `203.0.113.7`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
