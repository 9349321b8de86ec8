import type { SQLOutputValue } from 'node:sqlite'
import type { Instant } from '../../clock.ts'
import { REASONS, type ReasonCode } from '../../messages/reasons.ts'
import { type DecisionKind, type Detail, HANDOVER_STATES, type HandoverState, type Reason } from '../../model/states.ts'
import type { ReachedFrom } from '../port.ts'

/** Small typed readers of SQLite's rows: they run for every order handed over, so they check types and nothing more. */
export type Row = Record<string, SQLOutputValue>

function wrong(name: string, value: unknown): never {
  throw new TypeError(`journal column ${name} holds ${value === null ? 'nothing' : typeof value}`)
}

export function text(row: Row, name: string): string {
  const value = row[name]
  return typeof value === 'string' ? value : wrong(name, value)
}

export function textOr(row: Row, name: string): string | undefined {
  const value = row[name]
  return typeof value === 'string' ? value : value === null ? undefined : wrong(name, value)
}

export function int(row: Row, name: string): Instant {
  const value = row[name]
  return typeof value === 'number' ? value : wrong(name, value)
}

export function intOr(row: Row, name: string): Instant | undefined {
  const value = row[name]
  return typeof value === 'number' ? value : value === null ? undefined : wrong(name, value)
}

const states = new Map<string, HandoverState>(HANDOVER_STATES.map((state) => [state, state]))

export function handoverState(row: Row, name: string): HandoverState {
  return states.get(text(row, name)) ?? wrong(name, row[name])
}

export function decisionKind(row: Row, name: string): DecisionKind {
  const value = row[name]
  return value === 'wait' || value === 'collect' || value === 'skip' || value === 'unreadable'
    ? value
    : wrong(name, value)
}

export function reachedFrom(row: Row, name: string): ReachedFrom | undefined {
  const value = row[name]
  if (value === null) return undefined
  return value === 'cms' || value === 'seen' || value === 'unknown' ? value : wrong(name, value)
}

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code)

export function reasonCode(row: Row, name: string): ReasonCode {
  const value = text(row, name)
  return isReasonCode(value) ? value : wrong(name, value)
}

export function reason(row: Row, code: string, detail: string): Reason {
  const value = reasonCode(row, code)
  const json = textOr(row, detail)
  return json === undefined ? { code: value } : { code: value, detail: parseDetail(json) }
}

/** A hand-over keeps the reason of its last turn while it is on its way; what people are told is that it is. */
export function handoverReason(row: Row): Reason {
  return row.state === 'sent' ? { code: 'sent' } : reason(row, 'why', 'why_detail')
}

export function parseDetail(json: string): Detail {
  const detail: Detail = {}
  const parsed: unknown = JSON.parse(json)
  if (typeof parsed !== 'object' || parsed === null) return detail
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value === 'string' || typeof value === 'number') detail[key] = value
  }
  return detail
}

export function detailJson(reason: Reason): string | null {
  return reason.detail === undefined ? null : JSON.stringify(reason.detail)
}

export function parseStrings(json: string): string[] {
  const parsed: unknown = JSON.parse(json)
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
}
