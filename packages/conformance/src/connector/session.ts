import { type Clock, type Connector, type ConnectorContext, createHttp, type Store } from '@recolte/core'
import { createSuiteClock } from './clock.ts'
import { scene } from './scene.ts'
import { createTraffic, type Traffic } from './traffic.ts'

/** A context that records what a connector does with it. */
export interface Recording {
  context: ConnectorContext
  traffic: Traffic
  /** What the connector and the HTTP policy logged. */
  logged: unknown[]
  abort(): void
}

/** One connection, as one process of Recolte would have it. */
export interface Session extends Recording {
  store: Store
}

/** The context of production, core's own HTTP policy included, with a count of what passes and a clock that does not wait. */
export function createRecording(): Recording {
  const stop = new AbortController()
  const traffic = createTraffic()
  const logged: unknown[] = []
  const log = (event: unknown) => void logged.push(event)
  const real = createSuiteClock()
  const clock: Clock = {
    now: real.now,
    sleep: (ms, signal) => scene.run('context', () => real.sleep(ms, signal)),
  }
  const { signal } = stop
  const store = 'conformance'
  const http = createHttp({ clock, userAgent: 'Recolte/conformance', store, signal, allowInsecure: true, log })
  return {
    traffic,
    logged,
    abort: () => stop.abort(),
    context: {
      fetch: (input, init) => scene.run('context', () => traffic.carry(() => http.fetch(input, init))),
      // Counted by attempt, not by call: the policy may try one call again.
      send: (attempt, request) =>
        scene.run('context', () => http.send((...tools) => traffic.carry(() => attempt(...tools)), request)),
      clock,
      log,
      signal,
      language: 'en',
    },
  }
}

export function openSession(connector: Connector, settings: unknown): Session {
  const recording = createRecording()
  return { ...recording, store: connector.connect(settings, recording.context) }
}
