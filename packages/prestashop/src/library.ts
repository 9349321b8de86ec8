import type { Answer } from '@recolte/core'
import got from 'got'
import ResponseLike from 'responselike'

interface Call {
  url: string
  key: string
  /** The key stands in the address, for servers that drop the header. */
  keyInAddress: boolean
  signal: AbortSignal
  fetch: typeof globalThis.fetch
}

/**
 * One call by got. It is left no policy of its own: it goes through the `fetch` it is given, follows nothing, throws on
 * no status, tries nothing again and leaves the text as it came.
 */
export async function library({ url, key, keyInAddress, signal, fetch }: Call): Promise<Answer & { text: string }> {
  const address = new URL(url)
  if (keyInAddress) address.searchParams.set('ws_key', key)
  const answer = await got(address, {
    // The key is the user name, the password stays empty (docs/platforms/prestashop.md, "Address and key").
    headers: keyInAddress ? {} : { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    signal,
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    cache: false,
    responseType: 'text',
    request: async (target, options) => {
      const response = await fetch(target, { headers: plainHeaders(options.headers), redirect: 'manual' })
      return new ResponseLike({
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
        url: bareUrl(target),
      })
    },
  })
  const text = answer.body
  return { status: answer.statusCode, headers: lowerCase(answer.headers), body: parsed(text), text }
}

/** got keeps the address in its answer, and an error of its own would print it. */
const bareUrl = (url: URL): string => url.origin + url.pathname

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
