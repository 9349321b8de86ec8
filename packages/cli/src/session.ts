import type { Language } from '@recolte/core'
import type { LoadedConfig } from './config/loaded.ts'
import type { Io } from './io.ts'
import { type Colour, createColour } from './output/colour.ts'
import { createDates, type Dates } from './output/dates.ts'
import type { Mask } from './output/mask.ts'
import type { Writer } from './output/writer.ts'
import { createPrompter, type Prompter } from './prompts.ts'
import { createTranslate, type Translate } from './texts/translate.ts'

/** What one run of one command has at hand. */
export interface Session {
  io: Io
  writer: Writer
  mask: Mask
  json: boolean
  language: Language
  t: Translate
  colour: Colour
  /** Undefined where nobody sits at a terminal, or `--json` promised a machine an answer. */
  prompter: Prompter | undefined
  /** `--config` as given. */
  configOption: string | undefined
  /** Throws for the commands that do without one. */
  config(): LoadedConfig
  /** The time zone of a store's account. */
  zone(store: string): string
  /** Dates in it. */
  dates(store: string): Dates
}

export interface SessionParts {
  io: Io
  writer: Writer
  mask: Mask
  json: boolean
  language: Language
  configOption: string | undefined
  config: LoadedConfig | undefined
}

export function createSession(parts: SessionParts): Session {
  const { io, writer, config, language } = parts
  const interactive = !parts.json && io.stdin.isTTY === true && io.stderr.isTTY === true
  const t = createTranslate(language)
  return {
    ...parts,
    t,
    colour: createColour(io.stdout, io.environment),
    prompter: interactive ? createPrompter(io, writer, t) : undefined,
    config() {
      if (config === undefined) throw new Error('this command runs without a configuration')
      return config
    },
    zone: (store) => zoneOf(config, store),
    dates: (store) => createDates(language, zoneOf(config, store), io.clock.now()),
  }
}

function zoneOf(loaded: LoadedConfig | undefined, store: string): string {
  const rule = loaded?.config.stores[store]?.account
  const name = typeof rule === 'string' ? rule : Object.values(rule ?? {})[0]
  return loaded?.config.accounts[name ?? '']?.timeZone ?? 'Europe/Paris'
}
