import type { FilesPlatform } from '@recolte/sandbox'
import type { Fault } from '../fault.ts'
import type { CheckScene } from '../scene.ts'
import { DAY } from '../time.ts'

const HOUR = DAY / 24

/** A month of files, each taken in; the last order stands in one that is not, yet. */
async function aMonthOfFiles(scene: CheckScene): Promise<FilesPlatform> {
  const files = await scene.files()
  await scene.recolte.sync()
  for (let step = 0; step < 3; step++) {
    scene.days(10)
    await scene.orders(40)
    files.consumer.absorb()
  }
  await scene.recolte.sync()
  scene.clock.time += HOUR
  await scene.orders(1)
  return files
}

const connected = { lived: false } as const

/** Orders that leave in files. */
export const FILES: Fault[] = [
  {
    title: {
      en: 'The platform leaves a file where it was dropped',
      fr: 'La plateforme laisse un fichier là où il a été déposé',
    },
    found: { id: 'files', code: 'stuck' },
    status: 'warning',
    ...connected,
    async arrange(scene) {
      await aMonthOfFiles(scene)
      scene.clock.time += 26 * HOUR
      await scene.orders(4)
    },
    evidence: ['orders/', /recolte-\d{8}-\w+\.csv/],
    next: [/Customer Care|Service Clients/, 'web-of-a-test', /recolte-\d{8}-/],
  },
  {
    title: {
      en: 'A file comes back with a report of no form known',
      fr: 'Un fichier revient avec un rapport de forme inconnue',
    },
    found: { id: 'files', code: 'error' },
    status: 'warning',
    ...connected,
    async arrange(scene) {
      const files = await aMonthOfFiles(scene)
      files.consumer.reports = 'prose'
      files.consumer.refuse = () => 'bad'
      files.consumer.absorb()
      await scene.recolte.sync()
    },
    evidence: ['error/', /recolte-\d{8}-\w+\.csv/],
    next: [/recolte sftp fix recolte-\d{8}-/],
  },
  {
    title: { en: 'The file server shows another key', fr: 'Le serveur de fichiers présente une autre clé' },
    found: { id: 'file-server', code: 'sftp-host-key' },
    status: 'failure',
    ...connected,
    async arrange(scene) {
      const files = await aMonthOfFiles(scene)
      await files.rekey()
    },
    evidence: [/SHA256:\S+/],
    next: ['hostKey', /SHA256:\S+/],
  },
  {
    title: { en: 'Files leave by plain FTP', fr: 'Les fichiers partent en FTP non chiffré' },
    found: { id: 'file-server', code: 'plain' },
    status: 'warning',
    ...connected,
    async arrange(scene) {
      const { host, ftpPort: port } = await aMonthOfFiles(scene)
      const sftp = { protocol: 'ftp', host, port, username: 'shop', password: 'drop-it', every: '1h' }
      await scene.reconfigure({ account: { sftp } })
    },
    evidence: ['127.0.0.1', 'FTP'],
    next: ['SFTP', 'accounts.main.sftp.protocol'],
  },
]
