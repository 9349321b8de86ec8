import { RecolteError } from '../errors.ts'
import type { Answer } from '../http.ts'
import type { Place } from './failure.ts'

/** Text where data was due: a web page is told apart, since its cure is another one. */
function notData(text: string, status: number, detail: Partial<Place>): RecolteError {
  return /^\s*</.test(text)
    ? new RecolteError('shop-html', 'retry', { detail: { ...detail, status } })
    : new RecolteError('shop-answer', 'retry', { detail: { ...detail, why: 'JSON' } })
}

/** Refuses a success that brings text; nothing at all is fine (HEAD, 204). */
export function understood(answer: Answer, place: Place): Answer {
  const { body, status } = answer
  if (status >= 200 && status < 300 && typeof body === 'string' && body !== '') throw notData(body, status, place)
  return answer
}

/** The JSON of an answer got by `context.fetch`. Throws `shop-html` or `shop-answer`. */
export async function readJson(response: Response, host: string): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw notData(text, response.status, { host })
  }
}
