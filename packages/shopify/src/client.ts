import { type Answer, type ConnectorContext, RecolteError } from '@recolte/core'
import type { z } from 'zod'
import { type Complaint, type Envelope, envelopeSchema } from './answer.ts'
import { library } from './library.ts'
import { createPace } from './pace.ts'
import { complaintError, deniedIn, type Fail, refusal } from './refusal.ts'
import { originOf, type Settings } from './settings.ts'
import { createTokens } from './tokens.ts'

export interface AskOptions {
  signal?: AbortSignal | undefined
  /** It changes the shop, so it is not tried again where no answer came. */
  mutation?: boolean
}

export interface Told<T> {
  data: T
  /** What was refused of single entries, by their paths: the data beside it counts. */
  complaints: Complaint[]
  answer: Answer
}

/** What the rest of the connector knows of the network: one question, and its answer by a schema. */
export interface Client {
  readonly host: string
  ask<T>(text: string, variables: Record<string, unknown>, schema: z.ZodType<T>, options?: AskOptions): Promise<Told<T>>
  /** Parts of questions that this app is refused, and that are left out since. */
  readonly lacking: ReadonlySet<'phones' | 'customers'>
  /** An error of this shop's, for its settings or its rights to be changed. */
  fail: Fail
}

/** Times that a question finds too few points: another program of the same app may be faster each time. */
const MOST_WAITS = 20

export function createClient(settings: Settings, context: ConnectorContext): Client {
  const { shop: host } = settings
  const origin = originOf(settings)
  const url = `${origin}/admin/api`
  const fail: Fail = (code, more = {}) => new RecolteError(code, 'config', { detail: { host, ...more } })
  const tokens = createTokens(settings, context, fail)
  const pace = createPace(context.clock)
  const lacking = new Set<'phones' | 'customers'>()

  async function send(text: string, variables: Record<string, unknown>, options: AskOptions): Promise<Answer> {
    const { signal, mutation = false } = options
    // To the policy a query is what a GET is: it changes nothing, so it may be tried again.
    const request = { method: mutation ? 'POST' : 'GET', url, signal }
    for (let renewed = false; ; renewed = true) {
      const token = await tokens.current()
      const answer = await context.send(
        (stop, fetch) => library({ shop: host, origin, token, query: text, variables, signal: stop, fetch }),
        request,
      )
      // A token that the shop ended before its time is asked for anew, once.
      if (answer.status === 401 && !renewed && (await tokens.renew(token))) continue
      const refused = refusal(answer, fail)
      if (refused !== undefined) throw refused
      return answer
    }
  }

  function envelopeOf({ body }: Answer): Envelope {
    const parsed = envelopeSchema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new RecolteError('shop-answer', 'retry', { detail: { host, why: 'GraphQL' } })
  }

  /** An answer for which there were points enough. */
  async function admitted(text: string, variables: Record<string, unknown>, options: AskOptions) {
    const signal = options.signal ?? context.signal
    for (let waits = 0; ; waits += 1) {
      await pace.ready(text, signal).catch(() => {
        throw new RecolteError('aborted', 'retry', { detail: { host } })
      })
      const answer = await send(text, variables, options)
      const envelope = envelopeOf(answer)
      const { cost } = envelope.extensions ?? {}
      if (cost !== undefined) pace.learn(text, cost)
      if (!(envelope.errors ?? []).some(({ extensions }) => extensions?.code === 'THROTTLED'))
        return { answer, envelope }
      if (waits >= MOST_WAITS || cost === undefined)
        throw new RecolteError('shop-busy', 'retry', { detail: { host, status: 'THROTTLED' } })
    }
  }

  /** What of an answer's complaints concerns single entries; true where the question is to be asked with less. */
  function judged(errors: Complaint[]): { again: boolean; complaints: Complaint[] } {
    const complaints: Complaint[] = []
    const before = lacking.size
    for (const complaint of errors) {
      const denied = deniedIn(complaint, fail)
      if (denied?.part === 'essential') throw denied.error
      if (denied !== undefined) lacking.add(denied.part)
      else {
        const error = complaintError(complaint, fail)
        if (error !== undefined) throw error
        complaints.push(complaint)
      }
    }
    return { again: lacking.size > before, complaints }
  }

  return {
    host,
    lacking,
    fail,
    async ask(text, variables, schema, options = {}) {
      for (;;) {
        const all = text.includes('$phones') ? { ...variables, phones: !lacking.has('phones') } : variables
        const { answer, envelope } = await admitted(text, all, options)
        const { again, complaints } = judged(envelope.errors ?? [])
        if (again) continue
        // A filter that is not understood is ignored: the answer is whole, and to another question.
        const ignored = (envelope.extensions?.search ?? []).flatMap(({ warnings = [] }) => warnings)
        if (ignored.length > 0) throw fail('shopify.search-ignored', { field: ignored[0]?.field ?? '-' })
        const parsed = schema.safeParse(envelope.data)
        if (parsed.success) return { data: parsed.data, complaints, answer }
        const why = parsed.error.issues[0]?.path.join('.') ?? 'data'
        throw new RecolteError('shop-answer', 'retry', { detail: { host, why } })
      }
    },
  }
}
