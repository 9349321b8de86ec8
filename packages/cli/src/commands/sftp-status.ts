import type { HandedFile } from '@recolte/core'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { fileJson, fileLines } from './file-text.ts'
import { storesNamed } from './options.ts'

export const sftpStatus: CommandSpec = {
  name: 'sftp status',
  group: (t) => t('help.sftp'),
  argument: { word: '[store]', help: (t) => t('help.arg.store-or-all') },
  options: [],
  help: (t) => t('help.sftp-status'),
  examples: ['recolte sftp status', 'recolte sftp status boutique --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument }: Given): Promise<Outcome> {
  const names = storesNamed(session, argument)
  const files = await withRecolte(session, async (recolte) => {
    const all = []
    for (const name of names) all.push(...(await recolte.files(name)))
    return all
  })
  return {
    exit: files.some(needsSomebody) ? 1 : 0,
    json: { files: files.map(fileJson) },
    lines: () => (files.length === 0 ? [session.t('sftp.none')] : files.flatMap((file) => fileLines(session, file))),
  }
}

const needsSomebody = ({ unsettled }: HandedFile): boolean => unsettled > 0
