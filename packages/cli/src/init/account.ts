import { basename } from 'node:path'
import { type Generation, PLATFORMS, platformUrl } from '@recolte/core'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { answer } from './answers.ts'
import { accountVariables } from './setups.ts'
import type { Target } from './target.ts'
import type { Wanted } from './wanted.ts'

export interface AccountPart {
  name: string
  generation: Generation
  /** Absent where the configuration has the account already. */
  settings?: Record<string, string>
  variables: Record<string, string>
}

/** The account of the store: one that is there already, or a new one with what its generation asks for. */
export async function accountPart(session: Session, wanted: Wanted, target: Target): Promise<AccountPart> {
  const present = presentAccount(wanted, target)
  if (present !== undefined) {
    return { name: present, generation: generationIn(target, present), variables: {} }
  }
  const generation = await chooseGeneration(session, wanted)
  const name = wanted.account ?? 'main'
  const asked =
    generation === 'new'
      ? await newAccount(session, wanted, target, name)
      : await historical(session, wanted, target, name)
  return { name, generation, ...asked }
}

type Asked = Required<Pick<AccountPart, 'settings' | 'variables'>>

async function historical(session: Session, wanted: Wanted, { known }: Target, name: string): Promise<Asked> {
  const variables = accountVariables(name)
  const { t } = session
  const platform = await choosePlatform(session, wanted)
  const webId = await answer(session, {
    ...{ flag: '--web-id', given: wanted.webId, variable: variables.webId, known, ask: t('init.web-id') },
  })
  const secretKey = await answer(session, {
    ...{ flag: '--secret-key', given: wanted.secretKey, variable: variables.secretKey, known, hidden: true },
    ask: t('init.secret-key'),
  })
  return {
    settings: {
      generation: 'historical',
      webId: `\${${variables.webId}}`,
      secretKey: `\${${variables.secretKey}}`,
      platform,
    },
    variables: { [variables.webId]: webId, [variables.secretKey]: secretKey },
  }
}

async function newAccount(session: Session, wanted: Wanted, { known }: Target, name: string): Promise<Asked> {
  const variables = accountVariables(name)
  const { t, language } = session
  const clientId = await answer(session, {
    ...{ flag: '--client-id', given: wanted.clientId, variable: variables.clientId, known, ask: t('init.client-id') },
  })
  const clientSecret = await answer(session, {
    ...{ flag: '--client-secret', given: wanted.clientSecret, variable: variables.clientSecret, known, hidden: true },
    ask: t('init.client-secret'),
  })
  const websiteId = await answer(session, {
    ...{ flag: '--website-id', given: wanted.websiteId, variable: variables.websiteId, known },
    ask: t('init.website-id'),
  })
  return {
    settings: {
      generation: 'new',
      clientId: `\${${variables.clientId}}`,
      clientSecret: `\${${variables.clientSecret}}`,
      websiteId: `\${${variables.websiteId}}`,
      // Few shops tell a buyer's language: whoever sets this up most likely speaks it.
      language,
      ...(wanted.platform === undefined ? {} : { platform: wanted.platform }),
      ...(wanted.tokenUrl === undefined ? {} : { tokenUrl: wanted.tokenUrl }),
    },
    variables: {
      [variables.clientId]: clientId,
      [variables.clientSecret]: clientSecret,
      [variables.websiteId]: websiteId,
    },
  }
}

function generationIn({ raw }: Target, account: string): Generation {
  return raw.accounts[account]?.generation === 'new' ? 'new' : 'historical'
}

function presentAccount(wanted: Wanted, { raw, store, path }: Target): string | undefined {
  const names = Object.keys(raw.accounts)
  if (wanted.webId !== undefined || wanted.clientId !== undefined || names.length === 0) return undefined
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
async function chooseGeneration({ prompter, t, io }: Session, wanted: Wanted): Promise<Generation> {
  const { clientId } = accountVariables(wanted.account ?? 'main')
  const hinted = wanted.clientId !== undefined || io.environment[clientId] !== undefined ? 'new' : 'historical'
  const answered =
    wanted.generation ??
    (await prompter?.choose(t('init.generation'), [
      { value: 'historical', label: t('init.generation.historical') },
      { value: 'new', label: t('init.generation.new') },
    ])) ??
    hinted
  if (answered === 'new' || answered === 'historical') return answered
  throw new CliError('bad-value', { option: '--generation', why: 'historical, new', command: 'init' })
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
