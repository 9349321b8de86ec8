import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Environment, environmentFor } from '../config/environment.ts'
import { CONFIG_NAMES, nearestConfig } from '../config/find.ts'
import { readConfig } from '../config/load.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { Wanted } from './wanted.ts'
import { type RawConfig, rawConfig } from './write-config.ts'

const STORE = 'boutique'
const FRESH: RawConfig = { journal: './recolte.db', accounts: {}, stores: {} }

/** The file to be written, what it holds already, and the store in question. */
export interface Target {
  path: string
  raw: RawConfig
  store: string
  /** Where the present file is kept when it is replaced. */
  backup?: string
  /** The environment over the `.env` beside the file. */
  known: Environment
}

/** An existing configuration is only added to, or replaced by somebody who was asked. */
export async function chooseTarget(session: Session, wanted: Wanted): Promise<Target> {
  const { io, configOption, prompter, t } = session
  const present = await existing(session, wanted)
  const path = present ?? resolve(io.cwd, configOption ?? 'recolte.config.json')
  const known = await environmentFor(path, io.environment)
  const store = wanted.store ?? STORE
  if (present === undefined) return { path, raw: fresh(wanted), store, known }
  const file = basename(path)
  if (!path.endsWith('.json')) throw new CliError('init-not-json', { file })
  if (wanted.store !== undefined) return { path, raw: rawConfig.parse(await readConfig(path)), store, known }
  if (prompter === undefined) throw new CliError('init-exists', { file })
  const backup = `${path}.before-${new Date(io.clock.now()).toISOString().slice(0, 10)}`
  const choice = await prompter.choose(t('init.exists', { file }), [
    { value: 'store', label: t('init.exists-store') },
    { value: 'replace', label: t('init.exists-replace', { backup: basename(backup) }) },
  ])
  if (choice === 'replace') return { path, raw: fresh(wanted), store, backup, known }
  const raw = rawConfig.parse(await readConfig(path))
  return { path, raw, store: await prompter.text(t('init.store-name'), Object.keys(raw.stores)[0] ?? STORE), known }
}

const fresh = ({ lang }: Wanted): RawConfig =>
  lang === 'fr' || lang === 'en' ? { journal: FRESH.journal, language: lang, accounts: {}, stores: {} } : { ...FRESH }

/** `--store` adds to the nearest configuration; without it only one of this folder is in the way. */
async function existing({ io, configOption }: Session, wanted: Wanted): Promise<string | undefined> {
  if (configOption !== undefined) {
    const path = resolve(io.cwd, configOption)
    return (await isThere(path)) ? path : undefined
  }
  const nearest = await nearestConfig(io.cwd)
  if (nearest === undefined || wanted.store !== undefined) return nearest
  return CONFIG_NAMES.some((name) => join(io.cwd, name) === nearest) || dirname(nearest) === io.cwd
    ? nearest
    : undefined
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
