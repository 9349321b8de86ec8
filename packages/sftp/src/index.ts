import {
  type Account,
  type FileDrop,
  type Method,
  type MethodContext,
  type MethodDefinition,
  RecolteError,
  type SftpSettings,
  wallDate,
} from '@recolte/core'
import { Drop } from './drop.ts'
import { openFtp } from './ftp-folder.ts'
import { nextAfter } from './schedule.ts'
import { openSftp } from './sftp-folder.ts'

export { type Cell, readCell, setCells } from './cells.ts'
export { type Corrections, readCorrections } from './correct.ts'
export { forSpreadsheet } from './csv.ts'

/**
 * Orders in files, dropped on a server that the platform empties by night. Not repeatable: nothing public says that a
 * line which comes twice asks its buyer once.
 */
export const sftp: MethodDefinition = {
  name: 'sftp',
  drops: true,
  connect: (account, context) =>
    connect(account, context, (settings) => (last) => nextAfter(last, settings, account.timeZone)),
}

/** The same where somebody says when: what is ready leaves with the pass, whatever the hour. */
export const sftpAtOnce: MethodDefinition = {
  ...sftp,
  connect: (account, context) => connect(account, context, () => () => 0),
}

function connect(
  account: Account,
  { clock, memory }: MethodContext,
  nextOf: (settings: SftpSettings) => FileDrop['next'],
): Method {
  const { sftp: settings, timeZone } = account
  if (settings === undefined) throw new RecolteError('sftp-missing', 'config')
  const isNew = account.generation === 'new'
  const files = new Drop({
    open: () => (settings.protocol === 'sftp' ? openSftp(settings, memory) : openFtp(settings)),
    ...{ host: settings.host, path: settings.path, clock, memory },
    next: nextOf(settings),
    wanted: {
      layout: settings.layout ?? account.generation,
      day: (instant) => wallDate(instant, timeZone),
      ...(isNew ? { shopId: account.shopId, language: account.language } : {}),
    },
  })
  return { name: 'sftp', batch: 1, repeatable: false, files }
}
