import { type ConnectorContext, RecolteError, type Store } from '@recolte/core'
import { z } from 'zod'
import type { Settings } from '../toy/schema.ts'
import { type Beast, withDefinition, withStore } from './beast.ts'

const OWN_CODE = 'each kind of failure has its own code'
const AGAIN = 'after a failure the same store works again'

/** The toy connector that turns one kind of failure into another, in the list and in the complete reading. */
const turning = (code: string, into: (error: RecolteError, settings: Settings, context: ConnectorContext) => unknown) =>
  withStore((toy, context, settings) => {
    const turn = (error: unknown): never => {
      throw error instanceof RecolteError && error.code === code ? into(error, settings, context) : error
    }
    return {
      async *changes(query) {
        try {
          yield* toy.changes(query)
        } catch (error) {
          turn(error)
        }
      },
      read: (ids) => toy.read(ids).catch(turn),
    }
  })

/** The toy connector that answers `read` in its own way where that failure strikes. */
const shrugging = (code: string, answer: (ids: string[]) => ReturnType<Store['read']>) =>
  withStore((toy) => ({
    read: (ids) =>
      toy.read(ids).catch((error: unknown) => {
        if (error instanceof RecolteError && error.code === code) return answer(ids)
        throw error
      }),
  }))

const absent = async (ids: string[]) => ids.map((id) => ({ id, kind: 'absent' }) as const)

export const failingBeasts: Beast[] = [
  {
    name: 'finds nothing where its key is refused',
    breaks: ['a wrong key is an error that says so', OWN_CODE],
    connector: shrugging('shop-key-refused', absent),
  },
  {
    name: 'keeps the request on the cause of its error',
    breaks: ['a wrong key is an error that says so'],
    connector: turning('shop-key-refused', ({ code, fate, detail }, { key }) => {
      const cause = Object.assign(new Error('401'), { request: { headers: { authorization: `Bearer ${key}` } } })
      return new RecolteError(code, fate, { detail, cause })
    }),
  },
  {
    name: 'tells the key in base64',
    breaks: ['a wrong key is an error that says so'],
    connector: turning('shop-key-refused', ({ code, fate, detail }, { key }) => {
      return new RecolteError(code, fate, { detail: { ...detail, header: `Basic ${btoa(`${key}:`)}` } })
    }),
  },
  {
    name: 'logs the address it asked, question and all',
    breaks: ['a wrong key is an error that says so'],
    connector: turning('shop-key-refused', (error, { url }, context) => {
      context.log({ level: 'warn', code: 'toy.refused', detail: { url: `${url}/orders?since=2026&token=abc` } })
      return error
    }),
  },
  {
    name: 'tries a powerless key for ever',
    breaks: ['a key without rights is an error that says so'],
    connector: turning('shop-forbidden', ({ code, detail }) => new RecolteError(code, 'retry', { detail })),
  },
  {
    name: 'takes a powerless key for a wrong one',
    breaks: [OWN_CODE],
    connector: turning('shop-forbidden', ({ detail }) => new RecolteError('shop-key-refused', 'config', { detail })),
  },
  {
    name: 'has a code of its own without a text',
    breaks: ['a shop that is down is an error that says so'],
    connector: turning('shop-down', () => new RecolteError('toy.offline', 'retry')),
  },
  {
    name: 'names in its text what it does not tell',
    breaks: ['a shop that is down is an error that says so'],
    connector: turning('shop-down', ({ code, fate }) => new RecolteError(code, fate)),
  },
  {
    name: 'forgets how long a busy shop wants to be left alone',
    breaks: ['a busy shop is an error that says when to come back'],
    connector: turning('shop-busy', ({ code, fate, detail }) => new RecolteError(code, fate, { detail })),
  },
  {
    name: 'parses a web page as JSON',
    breaks: ['a web page instead of data is an error that says so', OWN_CODE],
    connector: turning('shop-html', () => new SyntaxError('Unexpected token < in JSON')),
  },
  {
    name: 'remembers that the shop was down',
    breaks: [AGAIN],
    connector: withStore((toy) => {
      let info: ReturnType<Store['describe']> | undefined
      return {
        describe() {
          info ??= toy.describe()
          return info
        },
      }
    }),
  },
  {
    name: 'knows the statuses by heart when the shop is down',
    breaks: ['a shop that is down is an error that says so', AGAIN],
    connector: withStore((toy) => ({ statuses: () => toy.statuses().catch(() => [{ code: 'sent', label: 'Sent' }]) })),
  },
  {
    name: 'speaks no French',
    breaks: ['every text of the connector exists in English and in French'],
    connector: withDefinition({
      messages: { 'toy.closed': { en: { message: 'Closed.', next: 'Open it.' }, fr: { message: '', next: '' } } },
    }),
  },
  {
    name: 'does not mark its key as secret',
    breaks: ['the settings mark their secrets'],
    connector: withDefinition({ config: z.strictObject({ url: z.url(), key: z.string() }) }),
  },
  {
    name: 'connects without knowing where to',
    breaks: ['connect() refuses settings that do not fit'],
    connector: withDefinition({
      config: z.strictObject({
        url: z.string().default('http://127.0.0.1'),
        key: z.string().default('').meta({ secret: true }),
      }),
    }),
  },
  {
    name: 'promises rights it has not tried',
    breaks: ['describe() does not promise what a key may not do'],
    connector: withStore((toy, context) => ({
      describe: () =>
        toy.describe().catch((error: unknown) => {
          if (!(error instanceof RecolteError && error.code === 'shop-forbidden')) throw error
          const clock = new Date(context.clock.now())
          return { software: 'Toy', version: '1', timeZone: 'UTC', clock, rights: { 'read-orders': true } }
        }),
    })),
  },
  {
    name: 'takes a stopped reading for an empty one',
    breaks: ['abort stops a request that gets no answer'],
    connector: shrugging('aborted', absent),
  },
]
