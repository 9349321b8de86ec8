import { serveUntilAsked } from '../running.ts'
import { recolte } from './serving.ts'

/** Next calls this once when its server starts: from then on Recolte polls, follows webhooks and delivers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  void serveUntilAsked(await recolte(), () => {})
}
