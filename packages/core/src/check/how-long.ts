import { DAY, HOUR, MINUTE } from '../clock.ts'
import type { Language } from '../messages/text.ts'

/** "12 min", "26 h", "3 days": as people say how long ago something was. */
export function howLong(ms: number, language: Language): string {
  if (ms < 2 * HOUR) return `${Math.max(1, Math.round(ms / MINUTE))} min`
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`
  return `${Math.round(ms / DAY)} ${language === 'fr' ? 'jours' : 'days'}`
}
