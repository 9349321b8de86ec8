import { Command, type CommanderError, Help } from 'commander'
import type { CommandSpec, Given } from './command.ts'
import { nearest } from './config/suggest.ts'
import { CliError } from './problem.ts'
import type { Translate } from './texts/translate.ts'
import { VERSION } from './version.ts'

interface Chosen {
  spec: CommandSpec
  given: Given
}

/** What the words on the command line came to: a command to run, or a text that was asked for. */
type Parsed = { chosen: Chosen } | { text: string; about: 'help' | 'version' }

/** Reads the command line. Throws `CliError` for what it does not know, with the nearest right word. */
export function parse(argv: string[], specs: CommandSpec[], t: Translate, width: number | undefined): Parsed {
  let chosen: Chosen | undefined
  let text = ''
  const program = build(specs, t, (spec, given) => {
    chosen = { spec, given }
  })
  for (const command of [program, ...descendants(program)]) {
    command.exitOverride()
    command.configureOutput({
      writeOut: (part) => {
        text += part
      },
      writeErr: () => {},
      getOutHelpWidth: () => width || 110,
      getOutHasColors: () => false,
    })
  }
  if (argv.length === 0) throw new CliError('no-command')
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!isCommanderError(error)) throw error
    if (error.code === 'commander.version') return { text, about: 'version' }
    if (error.exitCode === 0) return { text, about: 'help' }
    throw refusal(error, argv, program)
  }
  if (chosen === undefined) throw new CliError('no-command')
  return { chosen }
}

function build(specs: CommandSpec[], t: Translate, choose: (spec: CommandSpec, given: Given) => void): Command {
  const program = shared(new Command('recolte'), t)
    .description(t('help.about'))
    .version(VERSION, '-V, --version', t('help.option.version'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('help.exit')}`)
    .action(() => {
      const [word] = program.args
      if (word !== undefined) throw unknownCommand(word, specs)
    })
    .allowExcessArguments()
  for (const spec of specs) {
    const { parent, word } = placeOf(spec, program, specs, t)
    const command = shared(parent.command(word), t).description(spec.help(t))
    if (spec.argument !== undefined) command.argument(spec.argument.word, spec.argument.help(t))
    for (const option of spec.options) {
      if (option.many === true) {
        command.option(option.flags, option.help(t), (value: string, before: string[] | undefined) => [
          ...(before ?? []),
          value,
        ])
      } else command.option(option.flags, option.help(t))
    }
    command.addHelpText('after', afterHelp(spec.examples, t))
    command.allowExcessArguments(false)
    command.action(() => {
      choose(spec, { argument: command.args[0], options: command.optsWithGlobals() })
    })
  }
  return program
}

function afterHelp(examples: string[], t: Translate): string {
  return ['', t('help.examples'), ...examples.map((line) => `  ${line}`), '', t('help.exit')].join('\n')
}

/** A name of two words is a command of a group: `journal backup`. */
function placeOf(spec: CommandSpec, program: Command, specs: CommandSpec[], t: Translate) {
  const [group, word] = spec.name.split(' ')
  if (group === undefined || word === undefined) return { parent: program, word: spec.name }
  const found = program.commands.find((command) => command.name() === group)
  return { parent: found ?? groupCommand(group, spec, program, specs, t), word }
}

/** A group alone does nothing: it says which commands it has. */
function groupCommand(name: string, { group }: CommandSpec, program: Command, specs: CommandSpec[], t: Translate) {
  const known = specs.filter((spec) => spec.name.startsWith(`${name} `))
  const command: Command = shared(program.command(name), t)
    .description(group?.(t) ?? '')
    .addHelpText(
      'after',
      afterHelp(
        known.flatMap(({ examples }) => examples.slice(0, 1)),
        t,
      ),
    )
    .helpCommand(false)
    .allowExcessArguments()
    .action(() => {
      const [word] = command.args
      if (word !== undefined) throw unknownCommand(`${name} ${word}`, known)
      throw new CliError('no-subcommand', { command: name, known: known.map((spec) => spec.name).join(', ') })
    })
  return command
}

const descendants = (command: Command): Command[] => command.commands.flatMap((child) => [child, ...descendants(child)])

/** Options that every command takes, before or after its name. */
function shared(command: Command, t: Translate): Command {
  const titles = new Map([
    ['Usage:', t('help.usage')],
    ['Arguments:', t('help.arguments')],
    ['Options:', t('help.options')],
    ['Commands:', t('help.commands')],
  ])
  return command
    .option('--config <file>', t('help.option.config'))
    .option('--json', t('help.option.json'))
    .option('--lang <language>', t('help.option.lang'))
    .helpOption('-h, --help', t('help.option.help'))
    .configureHelp({ styleTitle: (title) => titles.get(title) ?? title, subcommandTerm })
}

const subcommandTerm = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
  ].join(' ')

const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')

/** commander says in English what is wrong; the word it quotes is all that is taken from it. */
function refusal(error: CommanderError, argv: string[], program: Command): CliError {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const command = commandIn(argv, program)
  const name = command === undefined ? '' : nameOf(command, program)
  switch (error.code) {
    case 'commander.unknownOption': {
      const help = new Help()
      const known = [program, ...(command ? [command] : [])].flatMap((one) =>
        help.visibleOptions(one).flatMap((option) => option.long ?? []),
      )
      const near = nearest(word, known)
      return near === undefined
        ? new CliError('unknown-option', { word, command: name })
        : new CliError('unknown-option-near', { word, near, command: name })
    }
    case 'commander.missingArgument':
      return new CliError('missing-argument', { word: word.toUpperCase(), command: name })
    case 'commander.optionMissingArgument':
      return new CliError('missing-value', { word, command: name })
    case 'commander.excessArguments':
      return new CliError(argv.some(isAddress) ? 'address-in-words' : 'too-many-arguments', { command: name })
    default:
      return new CliError('no-command')
  }
}

const isAddress = (word: string): boolean => /^[^=]+@[^@]+$/.test(word)

/** The command, or the command of a group, that these words are for. */
function commandIn(argv: string[], program: Command): Command | undefined {
  let found: Command | undefined
  for (const word of argv) found = (found ?? program).commands.find((one) => one.name() === word) ?? found
  return found
}

function nameOf(command: Command, program: Command): string {
  const { parent } = command
  return parent === null || parent === program ? command.name() : `${nameOf(parent, program)} ${command.name()}`
}

function unknownCommand(word: string, specs: CommandSpec[]): CliError {
  const near = nearest(
    word,
    specs.map((spec) => spec.name),
  )
  return near === undefined
    ? new CliError('unknown-command', { word })
    : new CliError('unknown-command-near', { word, near })
}
