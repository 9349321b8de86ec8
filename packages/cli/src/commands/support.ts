import { basename } from 'node:path'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { writeBundle } from '../support/bundle.ts'
import { type Gathered, supportLines } from '../support/report.ts'
import { flag } from './options.ts'

const given = z.object({ bundle: flag })

export const support: CommandSpec = {
  name: 'support',
  options: [{ flags: '--bundle', help: (t) => t('help.option.bundle') }],
  help: (t) => t('help.support'),
  examples: ['recolte support', 'recolte support --bundle'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { bundle } = given.parse(options)
  const gathered = await withRecolte(session, async (recolte): Promise<Gathered> => {
    const journal = await recolte.journalInfo()
    return { journal, standings: await recolte.standings(), check: await recolte.check() }
  })
  const lines = supportLines(session, gathered)
  if (!bundle) return { exit: 0, json: { lines }, lines: () => lines }
  const day = new Date(session.io.clock.now()).toISOString().slice(0, 10)
  const file = await writeBundle(session, gathered, `recolte-support-${day}.zip`)
  return { exit: 0, json: { file, lines }, lines: () => [session.t('support.written', { file: basename(file) })] }
}
