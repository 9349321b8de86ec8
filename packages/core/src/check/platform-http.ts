import { systemClock } from '../clock.ts'
import type { Account } from '../config.ts'
import { createHttp } from '../http/create.ts'
import { eventsUrl } from '../protocol/new-platform.ts'
import { platformUrl } from '../protocol/platforms.ts'
import { USER_AGENT } from '../user-agent.ts'

/** The one HTTP policy, towards the platform: for the check's few questions, never for orders. */
export function httpFor(name: string, account: Account) {
  return createHttp({
    clock: systemClock,
    userAgent: USER_AGENT,
    store: name,
    signal: new AbortController().signal,
    allowInsecure: account.allowInsecure,
    log: () => {},
  })
}

/** Everything of the platform that a delivery talks to; of the new one the very addresses, since a redirect there is one on its way. */
export function platformHosts(account: Account | undefined): string[] {
  if (account === undefined) return []
  if (account.generation === 'new') return [eventsUrl(account.platform, account.websiteId).href, account.tokenUrl]
  const base = platformUrl(account.platform)
  return base === undefined ? [] : [base]
}
