import { systemClock } from '../clock.ts'
import type { Account } from '../config.ts'
import { createHttp } from '../http.ts'
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
