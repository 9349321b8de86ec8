import type { Recolte } from '@recolte/core'
import { openRecolte, settingsFrom } from '../recolte.ts'

let opened: Promise<Recolte> | undefined

/** One for the whole process, opened by whoever needs it first. */
export function recolte(): Promise<Recolte> {
  opened ??= openRecolte(settingsFrom(process.env))
  return opened
}
