import type { Clock } from '../../clock.ts'
import type { Account, HistoricalAccount, StoreConfig } from '../../config.ts'
import type { StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'
import { createHttp } from '../../http/create.ts'
import { Tokens } from '../../method/tokens.ts'
import { TOKEN_ISSUERS } from '../../protocol/new-platform.ts'
import { feedBase } from '../../protocol/reviews/feed.ts'
import { PUBLISHED_API } from '../../protocol/reviews/published.ts'
import { REVIEWS_TOKEN_REQUEST } from '../../protocol/token.ts'
import { USER_AGENT } from '../../user-agent.ts'
import { createAsk } from './ask.ts'
import { feedWay } from './feed.ts'
import { filesWay, type ReviewFiles } from './files.ts'
import { publishedWay } from './published.ts'
import type { Way } from './way.ts'

export interface WaysWork {
  clock: Clock
  accounts: Record<string, Account>
  files: ReviewFiles | undefined
  signal: AbortSignal
}

/** The ways by which a store's reviews come in, as its configuration has them. Throws `config`. */
export function waysOf(runtime: StoreRuntime, work: WaysWork): Way[] {
  const { feed, api, files } = runtime.config.reviews.from
  const own = accountsOf(runtime.config, work.accounts)
  return [
    ...(feed === undefined ? [] : own.map(([name, account]) => feedOf(runtime, name, account, feed, work))),
    ...(api === undefined ? [] : own.map(([name, account]) => apiOf(runtime, name, account, api, work))),
    ...(files === undefined ? [] : [folderOf(runtime, files, work)]),
  ]
}

export const accountsOf = ({ account }: StoreConfig, accounts: Record<string, Account>): [string, Account][] =>
  [...new Set(typeof account === 'string' ? [account] : Object.values(account))].flatMap((name) => {
    const known = accounts[name]
    return known === undefined ? [] : [[name, known]]
  })

function askOf({ name, context }: StoreRuntime, { allowInsecure }: Account, { clock, signal }: WaysWork) {
  return createAsk(
    createHttp({ clock, userAgent: USER_AGENT, store: name, signal, allowInsecure, log: context.log }).fetch,
  )
}

type From = StoreConfig['reviews']['from']

function feedOf(
  runtime: StoreRuntime,
  name: string,
  account: Account,
  { url }: NonNullable<From['feed']>,
  work: WaysWork,
): Way {
  if (!isHistorical(account)) throw wrong(runtime, 'feed', `account "${name}" is one of the new platform: use "api"`)
  const base = url ?? feedBase(account.platform)
  if (base === undefined) {
    throw wrong(runtime, 'feed.url', `write where the files of "${name}" are, as https://cl.avis-verifies.com/fr`)
  }
  const { webId, timeZone } = account
  return feedWay({ source: `feed:${name}`, base, webId, timeZone, ask: askOf(runtime, account, work) })
}

function apiOf(
  runtime: StoreRuntime,
  name: string,
  account: Account,
  api: NonNullable<From['api']>,
  work: WaysWork,
): Way {
  const own = isHistorical(account) ? undefined : account
  const clientId = api.clientId ?? own?.clientId
  const clientSecret = api.clientSecret ?? own?.clientSecret
  if (clientId === undefined || clientSecret === undefined) {
    throw wrong(runtime, 'api', `"clientId" and "clientSecret" are needed, since account "${name}" has none`)
  }
  const tokenUrl = api.tokenUrl ?? own?.tokenUrl ?? TOKEN_ISSUERS.current ?? ''
  const keys = { clientId, clientSecret, tokenUrl }
  return publishedWay({
    ...{ source: `api:${name}`, url: api.url ?? PUBLISHED_API, timeZone: account.timeZone },
    ask: askOf(runtime, account, work),
    tokens: new Tokens(keys, work.clock, USER_AGENT, REVIEWS_TOKEN_REQUEST),
  })
}

function folderOf(runtime: StoreRuntime, folder: string, { accounts, files }: WaysWork): Way {
  if (files === undefined) throw wrong(runtime, 'files', 'this program reads no files of reviews')
  const own = accountsOf(runtime.config, accounts)
  const names = new Set(own.map(([name]) => name))
  const others = Object.entries(accounts).flatMap(([name, account]) =>
    names.has(name) || !isHistorical(account) ? [] : [account.webId],
  )
  return filesWay({ folder, files, others, timeZone: timeZoneOf(own) })
}

/** Of a file, which belongs to no account in particular. */
export const timeZoneOf = (accounts: [string, Account][]): string => accounts[0]?.[1].timeZone ?? 'Europe/Paris'

const isHistorical = (account: Account): account is HistoricalAccount => account.generation === 'historical'

function wrong({ name }: StoreRuntime, key: string, why: string): RecolteError {
  return new RecolteError('config', 'config', { detail: { problems: `stores.${name}.reviews.from.${key}: ${why}` } })
}
