import { createHmac } from 'node:crypto'

/** The app as the Dev Dashboard knows it. */
export interface ShopifyClient {
  id: string
  secret: string
}

export const DEFAULT_CLIENT: ShopifyClient = { id: '0123456789abcdef0123456789abcdef', secret: 'shpss_test' }

const HOUR = 3_600_000

/** The app's secret, which may be changed: the former one goes on signing for an hour (dossier §6). */
export const createClient = ({ id, secret }: ShopifyClient, now: () => number) => {
  let current = secret
  let former: { secret: string; until: number } | undefined
  const signing = () => (former !== undefined && now() < former.until ? former.secret : current)
  return {
    id,
    accepts: (given: unknown) => given === current || (former !== undefined && given === former.secret),
    /** Over the bytes that leave. */
    sign: (body: string) => createHmac('sha256', signing()).update(body).digest('base64'),
    /** Over the sorted parameters of an address; always with the secret of today. */
    signQuery: (parameters: URLSearchParams) => {
      const message = [...parameters].map(([name, value]) => `${name}=${value}`).toSorted()
      return createHmac('sha256', current).update(message.join('&')).digest('hex')
    },
    rotate(next: string) {
      former = { secret: current, until: now() + HOUR }
      current = next
    },
  }
}
export type Client = ReturnType<typeof createClient>
