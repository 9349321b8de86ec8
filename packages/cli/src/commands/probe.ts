import {
  createHttp,
  isRecolte,
  olderThanTried,
  type ProbedModule,
  probeModule,
  USER_AGENT,
  unreadVersion,
} from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { recognise, type Software } from '../probe/software.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { optionalText } from './options.ts'

const given = z.object({ webId: optionalText })
const SECRET = 'RECOLTE_SECRET_KEY'

export const probe: CommandSpec = {
  name: 'probe',
  argument: { word: '<url>', help: (t) => t('help.arg.url') },
  options: [{ flags: '--web-id <id>', help: (t) => t('help.option.probe-web-id') }],
  help: (t) => t('help.probe'),
  examples: ['recolte probe https://shop.example', 'recolte probe https://shop.example --web-id ID'],
  needsConfig: false,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const { webId } = given.parse(options)
  const url = /^https?:\/\//.test(argument) ? argument : `https://${argument}`
  if (!URL.canParse(url))
    throw new CliError('bad-value', { option: '<url>', why: 'https://shop.example', command: 'probe' })
  const keys =
    webId === undefined ? { webId: 'unknown', secretKey: 'unknown' } : { webId, secretKey: await secretOf(session) }
  const { clock, signal, environment } = session.io
  const { fetch } = createHttp({
    ...{ clock, signal, userAgent: USER_AGENT, env: environment },
    store: new URL(url).host,
  })
  const software = await recognise(fetch, url)
  const module = await probeModule(fetch, url, keys)
  return {
    exit: 0,
    json: { url, software: software ?? null, module: module ?? null },
    lines: () => probeLines(session, { url, software, module, asked: webId !== undefined }),
  }
}

/** From the environment or typed unseen: on the command line it would stay in the shell's history. */
async function secretOf({ io, prompter, mask, t }: Session): Promise<string> {
  const secret = (io.environment[SECRET] ?? (await prompter?.hidden(t('probe.ask-secret'))) ?? '').trim()
  if (secret === '') throw new CliError('no-secret-key', { variable: SECRET })
  mask.add([secret])
  return secret
}

interface Seen {
  url: string
  software: Software | undefined
  module: ProbedModule | undefined
  asked: boolean
}

function probeLines({ t, colour }: Session, { url, software, module, asked }: Seen): string[] {
  const shop =
    software === undefined
      ? t('probe.unknown')
      : t(software.api ? 'probe.open' : 'probe.closed', { software: `${software.name} ${software.version}`.trim() })
  const old = software && olderThanTried(software.name.toLowerCase(), software.version)
  const lines = [shop, ...(old === undefined ? [] : [t('probe.old', old)]), ...moduleLines(t, module, asked)]
  return [colour.strong(url), ...lines.map((line) => `  ${line}`)]
}

const ANSWERS = {
  1: 'probe.keys-right',
  2: 'probe.off',
  3: 'probe.no-keys',
  4: 'probe.other-id',
  5: 'probe.other-secret',
} as const

function moduleLines(t: Session['t'], module: ProbedModule | undefined, asked: boolean): string[] {
  if (module === undefined) return [t('probe.no-module')]
  const code = module.code as keyof typeof ANSWERS
  const said = asked || code === 2 || code === 3 ? ANSWERS[code] : 'probe.active'
  return [
    t('probe.module', {
      name: isRecolte(module) ? 'Recolte' : module.name,
      said: said === undefined ? String(module.code) : t(said),
    }),
    ...settingsLines(t, module),
    ...(module.waiting === undefined ? [] : [t('probe.waiting', { n: t.number(module.waiting) })]),
    ...(module.effect === undefined ? [] : [t(`probe.effect-${module.effect}`)]),
  ]
}

function settingsLines(t: Session['t'], { name, settings }: ProbedModule): string[] {
  if (settings === undefined) return []
  const { version, shop, delayDays, onOrder, statuses, productReviews, excludedDomains } = settings
  const unread = unreadVersion(name, version)
  const list = (all: string[]) => all.join(', ') || '–'
  return [
    t('probe.versions', { version, shop: shop || '–' }),
    ...(unread === undefined ? [] : [t('probe.unread', unread)]),
    t('probe.statuses', { statuses: onOrder ? 'onorder' : list(statuses) }),
    t('probe.delay', { days: delayDays ?? '–' }),
    t(productReviews ? 'probe.reviews-on' : 'probe.reviews-off'),
    t('probe.excluded', { domains: list(excludedDomains) }),
  ]
}
