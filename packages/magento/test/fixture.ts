import { readFileSync } from 'node:fs'

export interface Recording {
  request: { method: string; path: string; host: string; headers: Record<string, string>; body: string }
  response: { status: number; headers: Record<string, string>; body: unknown; bodyText: string }
}

/** An answer of a real shop, or composed from documentation where it says so. */
export const fixture = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))

export const bodyOf = (name: string): unknown => fixture(name).response.body
