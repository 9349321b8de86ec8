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
  write(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<Said>
  /** A list of raw things; each is parsed by its reader. */
  list(path: string, signal?: AbortSignal): Promise<{ items: unknown[]; clock: Date }>
}

/** I/O only: one request, its answer, or the error it stands for. */
export function createClient({ url, key }: Settings, context: ConnectorContext): Client {
  const { host } = new URL(url)
  const ask = async (path: string, init: RequestInit): Promise<Said> => {
    const response = await context.fetch(url + path, { ...init, headers: { authorization: `Bearer ${key}` } })
    const { status, headers } = response
    if (status === 401) throw new RecolteError('shop-key-refused', 'config', { detail: { host, status } })
    if (status === 403) throw new RecolteError('shop-forbidden', 'config', { detail: { host, status } })
    const body = await readJson(response, host)
    return { status, body, clock: new Date(headers.get('date') ?? Number.NaN) }
  }
  const get: Client['get'] = (path, signal) => ask(path, signal === undefined ? {} : { signal })
  return {
    get,
    write: (method, path, body) => ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    async list(path, signal) {
      const { body, clock } = await get(path, signal)
      const items = z.array(z.unknown()).safeParse(body)
      if (!items.success) throw new RecolteError('shop-answer', 'retry', { detail: { host, why: 'no list' } })
      return { items: items.data, clock }
    },
  }
}
