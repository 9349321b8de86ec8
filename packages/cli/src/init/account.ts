import { basename } from 'node:path'
import { PLATFORMS, platformUrl } from '@recolte/core'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { answer } from './answers.ts'
import { accountVariables } from './setups.ts'
import type { Target } from './target.ts'
import type { Wanted } from './wanted.ts'

export interface AccountPart {
  name: string
  /** Absent where the configuration has the account already. */
  settings?: Record<string, string>
  variables: Record<string, string>
}

/** The account of the store: one that is there already, or a new one with its menu, country and keys. */
export async function accountPart(session: Session, wanted: Wanted, target: Target): Promise<AccountPart> {
  const present = presentAccount(wanted, target)
  if (present !== undefined) return { name: present, variables: {} }
  await historicalOnly(session, wanted)
  const name = wanted.account ?? 'main'
  const variables = accountVariables(name)
  const { t } = session
  const { known } = target
  const platform = await choosePlatform(session, wanted)
  const webId = await answer(session, {
    ...{ flag: '--web-id', given: wanted.webId, variable: variables.webId, known, ask: t('init.web-id') },
  })
  const secretKey = await answer(session, {
    ...{ flag: '--secret-key', given: wanted.secretKey, variable: variables.secretKey, known, hidden: true },
    ask: t('init.secret-key'),
  })
  return {
    name,
    settings: {
      generation: 'historical',
      webId: `\${${variables.webId}}`,
      secretKey: `\${${variables.secretKey}}`,
      platform,
    },
    variables: { [variables.webId]: webId, [variables.secretKey]: secretKey },
  }
}

function presentAccount(wanted: Wanted, { raw, store, path }: Target): string | undefined {
  const names = Object.keys(raw.accounts)
  if (wanted.webId !== undefined || names.length === 0) return undefined
  const rule = raw.stores[store]?.account
  // A store with several accounts keeps its rule; any of them will do to say that it has one.
  const present: unknown = typeof rule === 'object' && rule !== null ? Object.values(rule)[0] : rule
  const chosen = wanted.account ?? present ?? (names.length === 1 ? names[0] : undefined)
  if (typeof chosen === 'string' && names.includes(chosen)) return chosen
  throw new CliError('init-account', {
    name: typeof chosen === 'string' ? chosen : '?',
    file: basename(path),
    known: names.join(', '),
  })
}

/** Which platform an account is on is told by the menus it shows. */
async function historicalOnly({ prompter, t }: Session, { generation }: Wanted): Promise<void> {
  const answered =
    generation ??
    (await prompter?.choose(t('init.generation'), [
      { value: 'historical', label: t('init.generation.historical') },
      { value: 'new', label: t('init.generation.new') },
    ]))
  if (answered === 'new') throw new CliError('generation-new')
  if (answered !== undefined && answered !== 'historical') {
    throw new CliError('bad-value', { option: '--generation', why: 'historical', command: 'init' })
  }
}

const OTHER = 'other'

async function choosePlatform(session: Session, wanted: Wanted): Promise<string> {
  const { prompter, t, language } = session
  const countries = Object.keys(PLATFORMS)
  const first = language === 'fr' ? 'FR' : 'UK'
  const chosen =
    wanted.platform ??
    (await prompter?.choose(
      t('init.platform'),
      [
        ...countries.map((code) => ({ value: code, label: countryName(code, language) })),
        { value: OTHER, label: t('init.platform-other') },
      ],
      first,
    ))
  if (chosen === undefined) throw new CliError('init-missing-flag', { flag: '--platform' })
  const platform = chosen === OTHER && prompter !== undefined ? await prompter.text(t('init.platform-url')) : chosen
  if (platformUrl(platform) !== undefined) return platform
  throw new CliError('bad-value', { option: '--platform', why: countries.join(', '), command: 'init' })
}

/** The platform writes UK where ISO writes GB. */
const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code === 'UK' ? 'GB' : code) ?? code
