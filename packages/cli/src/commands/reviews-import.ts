import { resolve } from 'node:path'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { oneStore, optionalText, storeOption } from './options.ts'
import { intakeText } from './reviews-text.ts'

const given = z.object({ store: optionalText })

export const reviewsImport: CommandSpec = {
  name: 'reviews import',
  argument: { word: '<file>', help: (t) => t('help.arg.reviews-file') },
  options: [storeOption],
  help: (t) => t('help.reviews-import'),
  examples: ['recolte reviews import avis.csv', 'recolte reviews import avis.xml --store boutique'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const store = oneStore(session, given.parse(options).store)
  const path = resolve(session.io.cwd, argument)
  const intake = await withRecolte(session, (recolte) => recolte.importReviews(store, path))
  return {
    exit: intake.rejected > 0 ? 1 : 0,
    json: { ok: intake.rejected === 0, store, ...intake },
    lines: () => [
      session.t('reviews.imported', { store, what: intakeText(session, intake) }),
      ...(intake.rejected > 0 ? [session.t('reviews.see-audit')] : []),
    ],
  }
}
