import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Problem } from './problems.ts'

export type Environment = Record<string, string | undefined>

/** The environment over the `.env` beside the configuration: what somebody set for this one run wins. */
export async function environmentFor(configPath: string, environment: Environment): Promise<Environment> {
  return { ...(await readDotEnv(dirname(configPath))), ...environment }
}

export async function readDotEnv(folder: string): Promise<Environment> {
  try {
    return parseEnv(await readFile(join(folder, '.env'), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

export interface Interpolated {
  value: unknown
  problems: Problem[]
  /** Variables that are set but empty, by the path of the setting that consists of them. */
  empty: Map<string, string>
}

/** Replaces `${NAME}` in every text; a missing variable is a problem at the path of its setting. */
export function interpolate(raw: unknown, environment: Environment): Interpolated {
  const problems: Problem[] = []
  const empty = new Map<string, string>()

  const inText = (text: string, path: string[]): string => {
    const filled = text.replace(/\$\{([A-Za-z_]\w*)\}/g, (whole, name: string) => {
      const value = environment[name]
      if (value !== undefined) {
        if (value === '') empty.set(path.join('.'), name)
        return value
      }
      problems.push({ path, kind: 'variable-missing', values: { name } })
      return whole
    })
    return filled
  }

  const walk = (value: unknown, path: string[]): unknown => {
    if (typeof value === 'string') return inText(value, path)
    if (Array.isArray(value)) return value.map((part: unknown, index) => walk(part, [...path, String(index)]))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, [...path, key])]))
    }
    return value
  }

  return { value: walk(raw, []), problems, empty }
}
