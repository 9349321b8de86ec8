import type { Answer } from '@recolte/core'
import got from 'got'
import ResponseLike from 'responselike'

interface Call {
  url: string
  method: 'GET' | 'POST'
  authorization: string | undefined
  signal: AbortSignal
  fetch: typeof globalThis.fetch
}

/**
 * One call by got. It is left no policy of its own: it goes through the `fetch` it is given, keeps no cookie (every
 * answer brings one), follows nothing, throws on no status, tries nothing again and leaves the text as it came.
 */
export async function library({ url, method, authorization, signal, fetch }: Call): Promise<Answer & { text: string }> {
  const answer = await got(url, {
    method,
    // A browser's Accept makes the shop answer in XML, an unknown one with a 500 (seen).
    headers: { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    signal,
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    cache: false,
    responseType: 'text',
    request: async (target, options) => {
      const headers = plainHeaders(options.headers)
      const response = await fetch(target, { method, headers, redirect: 'manual', signal })
      return new ResponseLike({
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
        url: target.origin + target.pathname,
      })
    },
  })
  const text = answer.body
  return { status: answer.statusCode, headers: lowerCase(answer.headers), body: parsed(text), text }
}

function plainHeaders(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]))
}

function lowerCase(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function parsed(text: string): unknown {
  if (text === '') return ''
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
