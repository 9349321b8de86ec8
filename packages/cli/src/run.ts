import type { Language } from '@recolte/core'
import type { Outcome } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import { findConfig, nearestConfig } from './config/find.ts'
import { loadConfig, readConfig } from './config/load.ts'
import type { LoadedConfig } from './config/loaded.ts'
import { languageHints } from './config/validate.ts'
import { PARTS } from './connectors.ts'
import { describeFailure } from './failure.ts'
import type { Io } from './io.ts'
import { chooseLanguage } from './language.ts'
import { createColour } from './output/colour.ts'
import { createMask, type Mask } from './output/mask.ts'
import { createWriter, type Writer } from './output/writer.ts'
import type { ExitCode } from './problem.ts'
import { parse } from './program.ts'
import { createSession } from './session.ts'
import { createTranslate } from './texts/translate.ts'

/** Runs one command line from its words to its exit code. Whatever goes wrong is said in words; nothing is thrown. */
export async function run(argv: string[], io: Io, mask: Mask = createMask()): Promise<ExitCode> {
  const writer = createWriter(io, mask)
  const json = argv.includes('--json')
  const asked = given(argv, '--lang')
  let language = chooseLanguage({ asked, ...(await peek(argv, io)) }, io.environment)
  try {
    const parsed = parse(argv, COMMANDS, createTranslate(language), io.stdout.columns)
    if ('text' in parsed) {
      writer.out(json ? `${JSON.stringify({ [parsed.about]: parsed.text.trimEnd() })}\n` : parsed.text)
      return 0
    }
    const { chosen } = parsed
    const configOption = text(chosen.given.options.config)
    const config = chosen.spec.needsConfig ? await load(configOption) : undefined
    const session = createSession({ io, writer, mask, json, language, configOption, config })
    const outcome = await chosen.spec.run(session, chosen.given)
    write(outcome, writer, json)
    return outcome.exit
  } catch (error) {
    return fail(error, { io, writer, json, language })
  }

  async function load(configOption: string | undefined): Promise<LoadedConfig> {
    const path = await findConfig(io.cwd, configOption)
    const raw = await readConfig(path)
    const { language: configured, platforms } = languageHints(raw)
    language = chooseLanguage({ asked, configured, platforms }, io.environment)
    return loadConfig(path, raw, io.environment, PARTS, mask.add)
  }
}

function write(outcome: Outcome, writer: Writer, json: boolean): void {
  if (outcome.said === true) return
  const lines = json ? [JSON.stringify(outcome.json)] : outcome.lines()
  if (lines.length > 0) writer.out(`${lines.join('\n')}\n`)
}

interface Voice {
  io: Io
  writer: Writer
  json: boolean
  language: Language
}

export function fail(error: unknown, { io, writer, json, language }: Voice): ExitCode {
  const { code, message, next, exit } = describeFailure(error, language)
  if (json) writer.out(`${JSON.stringify({ ok: false, error: { code, message, next } })}\n`)
  else {
    const colour = createColour(io.stderr, io.environment)
    writer.err(next === '' ? `${colour.bad(message)}\n` : `${colour.bad(message)}\n${next}\n`)
  }
  if (io.environment.RECOLTE_DEBUG && error instanceof Error) writer.err(`${error.stack}\n`)
  return exit
}

/** What a JSON configuration says of the language, before the command line itself can be judged; programs are not run for that. */
async function peek(argv: string[], io: Io): Promise<{ configured?: string | undefined; platforms?: string[] }> {
  try {
    const named = given(argv, '--config')
    const path = named === undefined ? await nearestConfig(io.cwd) : await findConfig(io.cwd, named)
    if (path === undefined || !path.endsWith('.json')) return {}
    const { language, platforms } = languageHints(await readConfig(path))
    return { configured: language, platforms }
  } catch {
    return {}
  }
}

function given(argv: string[], option: string): string | undefined {
  const joined = argv.find((part) => part.startsWith(`${option}=`))
  if (joined !== undefined) return joined.slice(option.length + 1)
  const index = argv.indexOf(option)
  return index < 0 ? undefined : argv[index + 1]
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
