import type { Instant } from '../clock.ts'
import { wallClock } from './wall-clock.ts'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/
const EUROPEAN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D+(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?/

/** The instant a date of an export stands for, in the account's zone; undefined for what is none. Day before month. */
export function readWallTime(text: string, timeZone: string): Instant | undefined {
  const trimmed = text.trim()
  if (/(Z|[+-]\d{2}:\d{2})$/.test(trimmed)) return valid(Date.parse(trimmed))
  const iso = ISO.exec(trimmed)
  const european = EUROPEAN.exec(trimmed)
  const parts = iso ?? european
  if (parts === null) return undefined
  const [first = 0, second = 0, third = 0, hour = 0, minute = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const [year, month, day] = iso === null ? [third, second, first] : [first, second, third]
  const wall = Date.UTC(year, month - 1, day, hour, minute, seconds)
  if (new Date(wall).getUTCMonth() !== month - 1) return undefined
  const guess = wall - ahead(wall, timeZone)
  return valid(wall - ahead(guess, timeZone))
}

const ahead = (at: Instant, timeZone: string): number =>
  Date.parse(`${wallClock(at, timeZone).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000

const valid = (at: number): Instant | undefined => (Number.isNaN(at) ? undefined : at)
