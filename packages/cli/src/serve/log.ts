import { errorText, type RecolteEvent, type StoreSync } from '@recolte/core'
import { publishedJson, publishedLines } from '../commands/published-text.ts'
import { storeJson } from '../commands/sync.ts'
import { accountText, syncLines } from '../commands/sync-text.ts'
import { asStoreWarning, warningJson } from '../commands/warning-text.ts'
import type { Failure } from '../failure.ts'
import type { Session } from '../session.ts'

/** What a process that stays has to say as it goes along: one JSON object a line, or lines for people. */
export interface Log {
  event(event: RecolteEvent): void
  listening(url: string): void
  /** Where the metrics are. */
  measured(url: string): void
  reloaded(file: string): void
  refused(failure: Failure): void
}

export function createLog(session: Session): Log {
  const { t, writer, json } = session
  const at = () => new Date(session.io.clock.now()).toISOString()
  const isNews = newsFinder()
  const names = Object.keys(session.config().config.stores)
  const say = (store: string | undefined, event: string, about: object, lines: () => string[]) => {
    if (json)
      return writer.out(`${JSON.stringify({ at: at(), event, ...(store === undefined ? {} : { store }), ...about })}\n`)
    const said = lines()
    if (said.length === 0) return
    const when = session.dates(store ?? names[0] ?? '').full(session.io.clock.now())
    writer.out(`${said.map((line) => `${session.colour.quiet(when)}  ${line}`).join('\n')}\n`)
  }

  return {
    event(event) {
      switch (event.type) {
        case 'turn': {
          const { store, why, result } = event
          const news = isNews(store, result)
          if (!news && why !== 'poll') return
          return say(store, 'turn', { why, ...turnJson(session, store, result) }, () =>
            news ? syncLines(session, { ...NOTHING, stores: { [store]: result } }) : [],
          )
        }
        case 'account': {
          const { account, problem } = event
          if (problem === undefined)
            return say(undefined, 'account', { account, ok: true }, () => [t('serve.account-goes-on', { account })])
          const text = accountText(session, account, problem)
          return say(undefined, 'account', { account, ok: false, ...problem, ...text }, () => linesOf(text))
        }
        case 'reviews': {
          const { store, published } = event
          const json = publishedJson(session, store, published)
          return say(store, 'reviews', json, () =>
            publishedLines(session, store, published).map((line) => `${store}: ${line}`),
          )
        }
        case 'warning': {
          const { store, code, detail } = event
          const ofStore = store === undefined ? undefined : asStoreWarning(code, detail)
          // People read it with the turn in which it came up.
          if (store !== undefined && ofStore !== undefined)
            return say(store, 'warning', warningJson(session, store, ofStore), () => [])
          const text = errorText(code, detail, session.language)
          return say(store, 'warning', { code, ...text }, () => linesOf(text))
        }
        default:
          return
      }
    },
    listening(url) {
      if (json) return writer.out(`${JSON.stringify({ url })}\n`)
      writer.out(`${t('serve.listening', { url, stores: names.join(', ') })}\n${t('serve.stop')}\n`)
    },
    measured: (url) => say(undefined, 'metrics', { url }, () => [t('serve.metrics', { url })]),
    reloaded: (file) => say(undefined, 'config', { ok: true }, () => [t('serve.reloaded', { file })]),
    refused({ code, message, next }) {
      const kept = t('serve.kept')
      say(undefined, 'config', { ok: false, error: { code, message, next: `${next} ${kept}`.trim() } }, () => [
        session.colour.bad(message),
        ...(next === '' ? [] : [next]),
        kept,
      ])
    },
  }
}

const linesOf = ({ message, next }: { message: string; next: string }): string[] =>
  next === '' ? [message] : [message, ...next.split('\n')]

const NOTHING = { ok: true, accounts: {}, recovered: {}, cutShort: false } as const

/** Something that was not so before this turn; what a store is warned of at every turn is news once. */
function newsFinder(): (store: string, result: StoreSync) => boolean {
  const warned = new Map<string, string>()
  return (store, { seen, failure, first, warnings }) => {
    const now = JSON.stringify(warnings)
    const before = warned.get(store) ?? '[]'
    warned.set(store, now)
    return seen > 0 || failure !== undefined || first !== undefined || now !== before
  }
}

/** As in `sync`, without the states nothing stands in. */
const turnJson = (session: Session, name: string, result: StoreSync): object =>
  Object.fromEntries(
    Object.entries(storeJson(session, name, result)).filter(([key, value]) => key === 'seen' || value !== 0),
  )
