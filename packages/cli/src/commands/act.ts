import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { actOnMany } from './act-many.ts'
import { actOnOne, type OneAct } from './act-one.ts'
import { flag, oneStore, optionalText, storeOption, storesNamed, yesOption } from './options.ts'
import { since as sinceWords } from './periods.ts'

const one = { store: optionalText, yes: flag }

export const retry: CommandSpec = {
  name: 'retry',
  argument: { word: '[ref]', help: (t) => t('help.arg.ref-or-store') },
  options: [
    { flags: '--refused', help: (t) => t('help.option.refused') },
    { flags: '--since <when>', help: (t) => t('help.option.refused-since') },
    storeOption,
    yesOption,
  ],
  help: (t) => t('help.retry'),
  examples: ['recolte retry 1031', 'recolte retry --refused boutique --since 7d', 'recolte retry --refused --yes'],
  needsConfig: true,
  async run(session, words) {
    const { refused, since } = z.object({ refused: flag, since: optionalText }).parse(words.options)
    if (!refused) return single(session, words, 'retry')
    return many(session, words, 'retry-refused', (store) => sinceWords(session, store, since, 'retry'))
  },
}

export const cancel: CommandSpec = {
  name: 'cancel',
  argument: { word: '[ref]', help: (t) => t('help.arg.ref-or-store') },
  options: [{ flags: '--held', help: (t) => t('help.option.held') }, storeOption, yesOption],
  help: (t) => t('help.cancel'),
  examples: ['recolte cancel 1031', 'recolte cancel 1031 --store boutique --yes', 'recolte cancel --held boutique'],
  needsConfig: true,
  async run(session, words) {
    const { held } = z.object({ held: flag }).parse(words.options)
    return held ? many(session, words, 'cancel-held') : single(session, words, 'cancel')
  },
}

export const confirm: CommandSpec = {
  name: 'confirm',
  argument: { word: '<ref>', help: (t) => t('help.arg.ref') },
  options: [storeOption, yesOption],
  help: (t) => t('help.confirm'),
  examples: ['recolte confirm 1031', 'recolte confirm 1031 --store boutique --yes'],
  needsConfig: true,
  run: (session, words) => single(session, words, 'confirm'),
}

function single(session: Session, { argument, options }: Given, kind: OneAct): Promise<Outcome> {
  const { store, yes } = z.object(one).parse(options)
  const where = store === undefined ? {} : { store: storesNamed(session, store)[0] ?? store }
  return withRecolte(session, (recolte) => actOnOne(session, recolte, { kind, argument, where, yes }))
}

/** The store is the word itself, or that of `--store`; without one a retry is for all of them, and setting aside for none. */
function many(
  session: Session,
  { argument, options }: Given,
  kind: 'retry-refused' | 'cancel-held',
  since: (store: string) => number | undefined = () => undefined,
): Promise<Outcome> {
  const { store, yes } = z.object(one).parse(options)
  const name = argument ?? store
  const stores = kind === 'cancel-held' ? [oneStore(session, name)] : storesNamed(session, name)
  return withRecolte(session, (recolte) =>
    actOnMany(session, recolte, { kind, stores: stores.map((each) => ({ name: each, since: since(each) })), yes }),
  )
}
