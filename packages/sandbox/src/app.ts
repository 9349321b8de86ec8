/** One HTTP request, as far as a stand-in needs to know it. */
export interface Call {
  method: string
  /** Scheme, host and port, as the client wrote them. */
  origin: string
  /** Path and query, untouched: signatures are computed over it. */
  target: string
  header(name: string): string | undefined
  body: string
}

/** What happens to the connection instead of a complete answer. */
export type Wire = 'reset' | 'hang' | 'truncate'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** In place of the body where it is long: made while it is read. */
  pieces?: Iterable<string>
  wire?: Wire
}

/** A stand-in: one synchronous decision, whichever way the request came in. */
export interface App {
  handle(call: Call): Answer
  fetch(request: Request): Promise<Response>
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

export const splitTarget = (target: string): { path: string; query: string } => {
  const mark = target.indexOf('?')
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined for what is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
