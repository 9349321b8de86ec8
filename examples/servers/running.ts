import type { Recolte } from '@recolte/core'

/** Polls, follows webhooks and delivers until the process is asked to end; then `close` lets go of the port. */
export async function serveUntilAsked(recolte: Recolte, close: () => void): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  await recolte.serve({ signal: stop.signal })
  close()
  await recolte.close()
}
