import { z } from 'zod'
import type { CommandSpec } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { actOnMany } from './act-many.ts'
import { flag, oneStore, optionalText, yesOption } from './options.ts'
import { daysBack } from './periods.ts'

const given = z.object({ rules: optionalText, yes: flag })

export const release: CommandSpec = {
  name: 'release',
  argument: { word: '<store>', help: (t) => t('help.arg.store') },
  options: [{ flags: '--rules <how-far>', help: (t) => t('help.option.rules') }, yesOption],
  help: (t) => t('help.release'),
  examples: [
    'recolte release boutique',
    'recolte release boutique --rules 30d',
    'recolte release boutique --rules all',
  ],
  needsConfig: true,
  async run(session, { argument, options }) {
    const { rules, yes } = given.parse(options)
    const name = oneStore(session, argument)
    const { days, since } = rules === undefined ? { days: undefined, since: undefined } : daysBack(session, rules)
    const kind = rules === undefined ? 'release' : 'release-rules'
    return withRecolte(session, (recolte) =>
      actOnMany(session, recolte, { kind, stores: [{ name, since }], days, yes }),
    )
  },
}
