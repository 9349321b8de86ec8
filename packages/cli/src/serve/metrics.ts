import { createServer } from 'node:http'
import type { Recolte, RecolteEvent } from '@recolte/core'
import { SHOWN_STATES } from '@recolte/core'

/** What a scrape asks: the configuration in force at that moment. */
type Standings = () => ReturnType<Recolte['standings']>

export interface Metrics {
  url: string
  event(event: RecolteEvent): void
  close(): Promise<void>
}

/** `/metrics` in Prometheus' text format on a listener of its own, so that it need not be reachable where webhooks are. */
export async function serveMetrics(
  { port, host }: { port: number; host: string },
  standings: Standings,
): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames = ['store']) => new Gauge({ name, help, labelNames, registers })
  const orders = gauge('recolte_orders', 'Orders by the state they stand in', ['store', 'state'])
  const well = gauge('recolte_store_well', 'Whether the store stands well: 1, or 0')
  const read = gauge('recolte_last_read_timestamp_seconds', 'When the shop was last read')
  const collected = gauge('recolte_last_collected_timestamp_seconds', 'When an order was last collected')
  const due = gauge('recolte_oldest_due_timestamp_seconds', 'Since when the order that waits longest is ready')
  const turns = new Counter({
    ...{ name: 'recolte_turns_total', help: 'Turns of a store, by why and how they ended', registers },
    labelNames: ['store', 'why', 'ok'],
  })

  const look = async () => {
    for (const one of [orders, well, read, collected, due]) one.reset()
    for (const { store, standing, counts, ...at } of await standings()) {
      for (const state of SHOWN_STATES) orders.set({ store, state }, counts[state])
      well.set({ store }, standing === 'well' || standing === 'new' ? 1 : 0)
      if (at.lastReadAt !== undefined) read.set({ store }, at.lastReadAt / 1_000)
      if (at.lastCollectedAt !== undefined) collected.set({ store }, at.lastCollectedAt / 1_000)
      if (at.oldestDue !== undefined) due.set({ store }, at.oldestDue / 1_000)
    }
  }

  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    look()
      .then(() => registry.metrics())
      .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text))
      .catch(() => response.writeHead(503).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/metrics`,
    event(event) {
      if (event.type !== 'turn') return
      turns.inc({ store: event.store, why: event.why, ok: String(event.result.failure === undefined) })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
