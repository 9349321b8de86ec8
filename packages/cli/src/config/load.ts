import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CliError } from '../problem.ts'
import { withSentStores } from '../send/sent-store.ts'
import { type Environment, environmentFor, interpolate, readDotEnv } from './environment.ts'
import { placeOfMistake } from './json-place.ts'
import type { LoadedConfig } from './loaded.ts'
import { type Problem, valueAt } from './problems.ts'
import { nearest } from './suggest.ts'
import { configSecrets, type Parts, validate } from './validate.ts'

export const ENCRYPTION_KEY = 'RECOLTE_ENCRYPTION_KEY'

/** All that is wrong with one configuration, in one error. */
export class ConfigProblems extends Error {
  readonly file: string
  readonly problems: Problem[]

  constructor(path: string, problems: Problem[]) {
    super('config')
    this.name = 'ConfigProblems'
    this.file = basename(path)
    this.problems = problems
  }
}

/** `onSecrets` hears the values to mask before anything about the configuration can be said. */
export async function loadConfig(
  path: string,
  raw: unknown,
  environment: Environment,
  parts: Parts,
  onSecrets: (values: string[]) => void,
): Promise<LoadedConfig> {
  const variables = await environmentFor(path, environment)
  const filled = interpolate(raw, variables)
  const encryptionKey = variables[ENCRYPTION_KEY]
  onSecrets([...configSecrets(filled.value, parts.connectors), ...(encryptionKey === undefined ? [] : [encryptionKey])])
  const validated = validate(filled.value, parts)
  if (validated.ok && filled.problems.length === 0) {
    const { config, input } = validated
    return withSentStores({ path, config, input, journal: resolve(dirname(path), config.journal), encryptionKey })
  }
  const said = new Set(filled.problems.map((problem) => problem.path.join('.')))
  const others = validated.ok ? [] : validated.problems.filter((problem) => !said.has(problem.path.join('.')))
  throw new ConfigProblems(path, [
    ...(await withNearVariables(filled.problems, dirname(path))),
    ...others.map((problem) => blameVariable(problem, filled.empty, filled.value)),
  ])
}

/** Only names of the `.env` are offered: those of the whole environment are nobody's business. */
async function withNearVariables(problems: Problem[], folder: string): Promise<Problem[]> {
  const names = Object.keys(await readDotEnv(folder))
  return problems.map((problem) => {
    const near = nearest(String(problem.values?.name), names)
    return near === undefined ? problem : { ...problem, near }
  })
}

/** A setting that is empty because its variable is: the variable is what has to be corrected. */
function blameVariable(problem: Problem, empty: Map<string, string>, value: unknown): Problem {
  const name = empty.get(problem.path.join('.'))
  if (name === undefined || valueAt(value, problem.path) !== '') return problem
  return { path: problem.path, kind: 'variable-empty', values: { name } }
}

/**
 * What the file says, before variables are filled in. A TypeScript file is loaded by Node itself, which loads one
 * address once: `edition` tells a file that was changed since from what it was.
 */
export async function readConfig(path: string, edition?: string): Promise<unknown> {
  return path.endsWith('.json') ? readJson(path) : importConfig(path, edition)
}

async function readJson(path: string): Promise<unknown> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('config-not-json', { file: basename(path), ...placeOfMistake(text) })
  }
}

async function importConfig(path: string, edition: string | undefined): Promise<unknown> {
  try {
    const address = pathToFileURL(path)
    if (edition !== undefined) address.search = edition
    const module: { default?: unknown; config?: unknown } = await import(address.href)
    return await (module.default ?? module.config)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : undefined
    throw new CliError('config-not-loadable', { file: basename(path), why: why ?? 'unknown' })
  }
}
