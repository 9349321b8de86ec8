import { rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { type AccountPart, accountPart } from '../init/account.ts'
import { keptVariables, refuseInvalid } from '../init/before-writing.ts'
import { type Choices, makeChoices, surveyLines } from '../init/choices.ts'
import { writeDotEnv } from '../init/dot-env.ts'
import { handOverLines } from '../init/hand-over.ts'
import { type StorePart, storePart } from '../init/store.ts'
import { chooseTarget, type Target } from '../init/target.ts'
import { initOptions, type Wanted, wantedSchema } from '../init/wanted.ts'
import { type RawConfig, writeConfig } from '../init/write-config.ts'
import type { Session } from '../session.ts'

export const init: CommandSpec = {
  name: 'init',
  options: initOptions(),
  help: (t) => t('help.init'),
  examples: [
    'recolte init',
    'recolte init --store outlet',
    'WOO_KEY=… WOO_SECRET=… RECOLTE_WEB_ID=… RECOLTE_SECRET_KEY=… recolte init --url https://shop.example --platform FR --yes',
  ],
  needsConfig: false,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const wanted = wantedSchema.parse(options)
  const target = await chooseTarget(session, wanted)
  const account = await accountPart(session, wanted, target)
  const store = await storePart(session, wanted, target)
  const choices = await choose(session, wanted, target, store)
  const draft = compose(target, account, store, choices, wanted)
  const variables = { ...account.variables, ...store.variables }
  refuseInvalid(session, draft, { ...target.known, ...variables })
  const kept = await keptVariables(session, wanted.yes, target.known, variables)

  if (target.backup !== undefined) await rename(target.path, target.backup)
  await writeDotEnv(dirname(target.path), kept)
  await writeConfig(target.path, draft)
  return { exit: 0, json: { config: target.path }, lines: () => closing(session, target, draft, store) }
}

/** What the shop suggests and the person wants; of a store that is there already, what is there. */
async function choose(session: Session, wanted: Wanted, target: Target, { shop, connector }: StorePart) {
  const updating = target.raw.stores[target.store] !== undefined
  if (shop === undefined) {
    const { trigger = connector.defaultTrigger, previousStatus, reviews } = wanted
    return updating ? undefined : { trigger, previousStatus, reviews }
  }
  session.writer.err(`${session.t('init.shop-ok', { software: shop.info.software })}\n`)
  if (updating) return undefined
  session.writer.err(`${surveyLines(session, shop, connector).join('\n')}\n`)
  return makeChoices(session, wanted, shop, connector)
}

function compose(
  { raw, store: name }: Target,
  account: AccountPart,
  store: StorePart,
  choices: Choices | undefined,
  wanted: Wanted,
): RawConfig {
  const before = raw.stores[name]
  const accounts =
    account.settings === undefined
      ? raw.accounts
      : { ...raw.accounts, [account.name]: { ...raw.accounts[account.name], ...account.settings } }
  const chosen =
    choices === undefined
      ? {
          ...(wanted.trigger === undefined ? {} : { trigger: wanted.trigger }),
          ...(wanted.previousStatus === undefined ? {} : { previousStatus: wanted.previousStatus }),
          ...(wanted.reviews ? {} : { reviews: { ask: false } }),
        }
      : {
          trigger: choices.trigger,
          ...(choices.previousStatus === undefined ? {} : { previousStatus: choices.previousStatus }),
          reviews: { ask: choices.reviews },
        }
  const entry = {
    connector: store.connector.name,
    account: account.name,
    ...before,
    ...(account.settings === undefined && wanted.account === undefined ? {} : { account: account.name }),
    ...(account.generation === 'new' ? { method: 'purchase-events' } : {}),
    ...chosen,
    ...(store.publicUrl === undefined ? {} : { publicUrl: store.publicUrl }),
    settings: { ...before?.settings, ...store.settings },
  }
  return { ...raw, accounts, stores: { ...raw.stores, [name]: entry } }
}

function closing(session: Session, { path, store: name }: Target, draft: RawConfig, store: StorePart): string[] {
  const { t } = session
  const written = draft.stores[name]?.trigger
  const codes = Array.isArray(written) ? written.map(String) : store.connector.defaultTrigger
  const labels = codes.map((code) => store.shop?.statuses.find((status) => status.code === code)?.label ?? code)
  const trigger = labels.map((text) => t('quote', { text })).join(', ')
  return [
    t('init.written', { file: basename(path) }),
    t('init.leaves', { trigger }),
    t('init.delay'),
    ...(store.publicUrl === undefined
      ? [t('init.then'), `  */15 * * * *  cd ${dirname(path)} && npx recolte sync --quiet`]
      : handOverLines(session, store.connector, store.publicUrl, name)),
  ]
}
