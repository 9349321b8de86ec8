import type { News } from '@recolte/core'

/** What a mail is about, in its subject: the first line of what it says. */
export function subjectOf([first, ...others]: News[]): string {
  const text = `Recolte: ${first?.message.split('\n')[0] ?? ''}`
  const short = text.length > 120 ? `${text.slice(0, 119)}…` : text
  return others.length === 0 ? short : `${short} (+${others.length})`
}
