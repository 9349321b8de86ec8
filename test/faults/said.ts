import { expect } from 'vitest'
import type { RunOptions } from './command.ts'
import type { World } from './world.ts'

export interface Said {
  code: string
  exit: number
  fr: RegExp[]
  en: RegExp[]
}

/** A `sync` that cannot do its work says so to people in both languages, and to machines in one object. */
export async function expectSaid(made: World, { code, exit, fr, en }: Said, options: RunOptions = {}): Promise<void> {
  const french = await made.run(['sync'], options)
  const said = `${french.out}${french.err}`
  for (const words of fr) expect(said).toMatch(words)
  expect(said).not.toMatch(/\bat .*\.js:\d+|node:internal|Error:/)
  expect(said.trim().split('\n').length).toBeLessThanOrEqual(8)
  expect(french.exit).toBe(exit)
  const { exit: again, out } = await made.run(['sync', '--json', '--lang', 'en'], options)
  const json: unknown = JSON.parse(out)
  expect(codes(json)).toEqual([code])
  expect(json).toMatchObject({ ok: exit === 0 })
  for (const words of en) expect(out).toMatch(words)
  expect(again).toBe(exit)
}

/** Every `code` in the answer, wherever it stands: of the command, of a store, of an account. */
function codes(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'code' ? [String(inner)] : codes(inner)))
}
