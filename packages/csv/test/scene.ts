import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Entry, entriesOf, fileAt, openOrders, type Source } from '../src/index.ts'

export const NOW = Date.parse('2026-11-26T12:00:00Z')

/** A folder of this test's own. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'recolte-csv-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

export async function fileOf(content: string | Uint8Array, name = 'orders.csv'): Promise<string> {
  const path = join(folder(), name)
  await writeFile(path, content)
  return path
}

export async function entries(source: Source, columns?: Record<string, string>): Promise<Entry[]> {
  const opened = await openOrders(source, { timeZone: 'Europe/Paris', now: NOW, columns })
  const all: Entry[] = []
  for await (const entry of entriesOf(opened.lines())) all.push(entry)
  return all
}

export const entriesIn = async (content: string | Uint8Array, columns?: Record<string, string>): Promise<Entry[]> =>
  entries(await fileAt(await fileOf(content)), columns)

/** `3 csv.email`: line and code of everything that is wrong. */
export const problemsOf = (found: Entry[]): string[] =>
  found.flatMap((entry) => (entry.kind === 'order' ? [] : entry.problems.map(({ line, code }) => `${line} ${code}`)))

export const referencesOf = (found: Entry[]): string[] =>
  found.flatMap((entry) => (entry.kind === 'order' ? [entry.reference] : []))
