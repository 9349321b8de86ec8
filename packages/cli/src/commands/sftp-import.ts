import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { RecolteError } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { environmentFor } from '../config/environment.ts'
import { findConfig } from '../config/find.ts'
import { loadConfig, readConfig } from '../config/load.ts'
import { PARTS } from '../connectors.ts'
import { describeFailure } from '../failure.ts'
import { secretOf, serverOf } from '../filezilla/server.ts'
import { type Site, sitesIn } from '../filezilla/sites.ts'
import { tryServer } from '../filezilla/try-server.ts'
import { keptVariables, refuseInvalid } from '../init/before-writing.ts'
import { writeDotEnv } from '../init/dot-env.ts'
import { serverVariables } from '../init/setups.ts'
import { type RawConfig, rawConfig, writeConfig } from '../init/write-config.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { flag, optionalText, yesOption } from './options.ts'

const given = z.object({ account: optionalText, site: optionalText, yes: flag })

export const sftpImport: CommandSpec = {
  name: 'sftp import',
  argument: { word: '<file>', help: (t) => t('help.arg.filezilla') },
  options: [
    { flags: '--site <name>', help: (t) => t('help.option.site') },
    { flags: '--account <name>', help: (t) => t('help.option.import-into') },
    yesOption,
  ],
  help: (t) => t('help.sftp-import'),
  examples: ['recolte sftp import FileZilla.xml', 'recolte sftp import FileZilla.xml --site "Avis" --account main'],
  // The account may have been waiting for just this.
  needsConfig: false,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  const path = await findConfig(session.io.cwd, session.configOption)
  if (!path.endsWith('.json')) throw new CliError('init-not-json', { file: basename(path) })
  const raw = rawConfig.parse(await readConfig(path))
  const account = accountIn(raw, asked.account)
  const site = await chooseSite(session, await sitesAt(resolve(session.io.cwd, argument)), asked.site)
  const known = await environmentFor(path, session.io.environment)
  const secret = await secretOf(site)
  const variable = serverVariables(account)[secret.kind]
  const value = secret.value ?? known[variable] ?? (await session.prompter?.hidden(session.t('filezilla.password')))
  if (value === undefined) throw new CliError('filezilla-password', { site: site.name, variable })
  session.mask.add([value])

  const draft = withServer(raw, account, serverOf(site), { [secret.kind]: `\${${variable}}` })
  refuseInvalid(session, draft, { ...known, [variable]: value })
  await writeDotEnv(dirname(path), await keptVariables(session, asked.yes, known, { [variable]: value }))
  await writeConfig(path, draft)
  const { host, username } = serverOf(site)
  const values = { site: site.name, account, host, user: username, variable, file: basename(path) }
  const written = session.t('filezilla.done', values)
  const json = { account, site: site.name, host, variable }
  const failed = await tryAccount(session, path, account)
  if (failed === undefined) {
    return { exit: 0, json: { ok: true, ...json }, lines: () => [written, session.t('filezilla.opens')] }
  }
  const { code, message, next } = describeFailure(failed, session.language)
  const lines = [written, session.colour.bad(message), next]
  return { exit: 1, json: { ok: false, ...json, error: { code, message, next } }, lines: () => lines }
}

/** With the configuration as the next command will read it. */
async function tryAccount({ io, mask }: Session, path: string, name: string): Promise<RecolteError | undefined> {
  const { config, journal } = await loadConfig(path, await readConfig(path), io.environment, PARTS, mask.add)
  const account = config.accounts[name]
  return account === undefined ? undefined : tryServer(account, io.clock, journal)
}

async function sitesAt(path: string): Promise<Site[]> {
  const file = basename(path)
  const xml = await readFile(path, 'utf8').catch(() => {
    throw new CliError('filezilla-unreadable', { file })
  })
  return sitesIn(xml.replace(/^\uFEFF/, ''), file)
}

function accountIn({ accounts }: RawConfig, named: string | undefined): string {
  const known = Object.keys(accounts)
  const [only, ...others] = named === undefined ? known : known.filter((name) => name === named)
  if (only !== undefined && others.length === 0) return only
  throw new CliError('which-account', { known: known.join(', ') })
}

async function chooseSite({ prompter, t }: Session, sites: Site[], named: string | undefined): Promise<Site> {
  const wanted = named === undefined ? sites : sites.filter(({ name }) => name === named)
  const [only, ...others] = wanted
  if (only !== undefined && others.length === 0) return only
  const known = sites.map(({ name }) => name).join(', ')
  const choices = sites.map(({ name, text }, at) => ({ value: String(at), label: name, hint: text.Host ?? '' }))
  const chosen = named === undefined ? await prompter?.choose(t('filezilla.site'), choices) : undefined
  const site = sites[Number(chosen ?? -1)]
  if (site === undefined) throw new CliError('filezilla-site', { known })
  return site
}

const KEPT = new Set(['layout', 'at', 'every', 'path'])

/**
 * What FileZilla knows replaces what was there; when files leave, and their columns, stay, as does their folder where it
 * names none. The key that a server must show stays for as long as it is the same server.
 */
function withServer(raw: RawConfig, account: string, server: ReturnType<typeof serverOf>, secret: object): RawConfig {
  const before = z.looseObject({}).catch({}).parse(raw.accounts[account]?.sftp)
  const same =
    server.protocol === undefined && before.host === server.host && (before.port ?? 22) === (server.port ?? 22)
  const kept = Object.fromEntries(
    Object.entries(before).filter(([key]) => KEPT.has(key) || (same && key === 'hostKey')),
  )
  return {
    ...raw,
    accounts: { ...raw.accounts, [account]: { ...raw.accounts[account], sftp: { ...kept, ...server, ...secret } } },
  }
}
