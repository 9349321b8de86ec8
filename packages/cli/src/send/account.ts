import { posix } from 'node:path'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'

/** The account a file goes to, and where that is. */
export interface SendingAccount {
  name: string
  server: string
  timeZone: string
}

/** The one that is named, or the only one with a file server. */
export function sendingAccount(session: Session, named: string | undefined): SendingAccount {
  const accounts = Object.entries(session.config().config.accounts).flatMap(([name, { sftp, timeZone }]) =>
    sftp === undefined ? [] : [{ name, timeZone, server: `${sftp.host}:${posix.join('/', sftp.path, 'orders')}` }],
  )
  const known = accounts.map(({ name }) => name).join(', ')
  const [only, ...others] = named === undefined ? accounts : accounts.filter(({ name }) => name === named)
  if (only !== undefined && others.length === 0) return only
  throw accounts.length === 0 ? new CliError('no-file-server') : new CliError('which-account', { known })
}
