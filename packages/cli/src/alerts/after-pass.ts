import { createHttp, errorText, type News, type Recolte, USER_AGENT } from '@recolte/core'
import type { Session } from '../session.ts'
import { type Channel, channelsOf } from './channels.ts'

/** What is done for people and watchdogs once a pass is over. Nothing of it may spoil the pass: what fails is said and tried again. */
export async function afterPass(session: Session, recolte: Recolte, good: boolean): Promise<void> {
  const { alerts, heartbeat } = session.config().config
  const { clock, environment } = session.io
  // The signal that ends the process ends no alert: it may be about just that.
  const { fetch } = createHttp({ clock, userAgent: USER_AGENT, store: 'alerts', env: environment })
  if (alerts !== undefined) {
    const channels = channelsOf(alerts, fetch)
    if (channels.length > 0)
      await attempt(session, 'journal', () => recolte.news((news) => tell(session, channels, news)))
  }
  if (heartbeat !== undefined && good) await attempt(session, 'heartbeat', async () => void (await fetch(heartbeat)))
}

/** Told once one of them has taken it: a broken second channel must not make the first repeat itself. */
async function tell(session: Session, channels: Channel[], news: News[]): Promise<boolean> {
  const taken = await Promise.all(channels.map(({ name, send }) => attempt(session, name, () => send(news))))
  return taken.includes(true)
}

async function attempt(session: Session, channel: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const { message, next } = errorText('alert-unsent', { channel, why }, session.language)
    session.writer.err(`${message}\n${next}\n`)
    return false
  }
}
