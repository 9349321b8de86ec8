import { RecolteError } from '../../errors.ts'
import { USER_AGENT } from '../../user-agent.ts'
import { type Diagnosis, filedStores } from '../diagnosis.ts'

/** Whether the server of files lets Recolte in and shows its folders: what a connection test in the back office asks. */
export const fileServer: Diagnosis = {
  id: 'file-server',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The file server {host} opens, and has the folder orders/.', next: '' },
      fr: { message: 'Le serveur de fichiers {host} s’ouvre, et le dossier orders/ y est.', next: '' },
    },
    plain: {
      en: {
        message:
          'The file server {host} opens, but by plain FTP: anybody on the way can read its password, and your buyers’ names and e-mail addresses.',
        next: 'Ask whoever runs the server for SFTP or FTPS, then change accounts.{account}.sftp.protocol.',
      },
      fr: {
        message:
          'Le serveur de fichiers {host} s’ouvre, mais en FTP non chiffré : n’importe qui sur le trajet peut lire son mot de passe, ainsi que les noms et adresses e-mail de vos clients.',
        next: 'Demandez le SFTP ou le FTPS à qui s’occupe du serveur, puis changez accounts.{account}.sftp.protocol.',
      },
    },
  },
  async account(name, { accounts, journal, now }, stores) {
    const account = accounts[name]
    const [store] = filedStores(name, stores)
    if (account?.sftp === undefined || store === undefined) return []
    const { host, protocol } = account.sftp
    const clock = { now: () => now, sleep: async () => {} }
    // What it learns is for whoever sends: this only looks.
    const memory = { get: journal.getMeta, set: async () => {} }
    try {
      await store.runtime.method.connect(account, { clock, memory, userAgent: USER_AGENT }).files?.follow([])
    } catch (error) {
      if (!(error instanceof RecolteError)) throw error
      return [{ status: 'failure', text: `error:${error.code}`, detail: error.detail }]
    }
    if (protocol === 'ftp') return [{ status: 'warning', text: 'plain', detail: { host, account: name } }]
    return [{ status: 'ok', text: 'ok', detail: { host } }]
  },
}
