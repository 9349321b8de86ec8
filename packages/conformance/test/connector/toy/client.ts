import { type ConnectorContext, RecolteError, readJson } from '@recolte/core'
import { z } from 'zod'
import type { Settings } from './schema.ts'

interface Said {
  status: number
  body: unknown
  /** The shop's own clock. */
  clock: Date
}

export interface Client {
  get(path: string, signal?: AbortSignal): Promise<Said>
  /** A list of raw things; each is parsed by its reader. */
  list(path: string, signal?: AbortSignal): Promise<{ items: unknown[]; clock: Date }>
}

/** I/O only: one request, its answer, or the error it stands for. */
export function createClient({ url, key }: Settings, context: ConnectorContext): Client {
  const { host } = new URL(url)
  const get: Client['get'] = async (path, signal) => {
    const response = await context.fetch(url + path, {
      headers: { authorization: `Bearer ${key}` },
      ...(signal === undefined ? {} : { signal }),
    })
    const { status, headers } = response
    if (status === 401) throw new RecolteError('shop-key-refused', 'config', { detail: { host, status } })
    if (status === 403) throw new RecolteError('shop-forbidden', 'config', { detail: { host, status } })
    const body = await readJson(response, host)
    return { status, body, clock: new Date(headers.get('date') ?? Number.NaN) }
  }
  return {
    get,
    async list(path, signal) {
      const { body, clock } = await get(path, signal)
      const items = z.array(z.unknown()).safeParse(body)
      if (!items.success) throw new RecolteError('shop-answer', 'retry', { detail: { host, why: 'no list' } })
      return { items: items.data, clock }
    },
  }
}
