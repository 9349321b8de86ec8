import { Consumer, type FilesSummary } from './consumer.ts'
import { type FilesFault, FilesFaults } from './faults.ts'
import { type Certificate, startFtp } from './ftp/server.ts'
import { lastNight } from './night.ts'
import { keyPair, startSftp } from './sftp-server.ts'
import { Tree } from './tree.ts'

export interface FilesPlatformOptions {
  /** Stamps files. */
  now?: () => number
  /** Holds `orders/`, such as `/fr_FR`. */
  path?: string
  username?: string
  password?: string
  /** The consumer has its hour each night, as `now` tells it; absent, `consumer.absorb` is called by hand. */
  nightly?: boolean
  /** Makes FTPS of FTP. */
  certificate?: Certificate
}

/** The platform's server of files, and what empties it by night. */
export interface FilesPlatform {
  host: string
  sftpPort: number
  ftpPort: number
  /** Opens it as well as the password does. */
  privateKey: string
  tree: Tree
  consumer: Consumer
  fault(fault: FilesFault, times?: number): void
  /** The SFTP server shows another key from here on. */
  rekey(): Promise<void>
  summary(): FilesSummary
  stop(): Promise<void>
}

export async function createFilesPlatform(options: FilesPlatformOptions = {}): Promise<FilesPlatform> {
  const { now = Date.now, path = '', username = 'shop', password = 'drop-it', nightly = false } = options
  const tree = new Tree(now)
  const orders = `${path}/orders`
  for (const folder of ['', '/success', '/error']) tree.makeFolder(`${orders}${folder}`)
  const consumer = new Consumer(tree, orders)
  const faults = new FilesFaults()
  const { private: privateKey, public: publicKey } = keyPair()
  // Whoever looks sees what the nights before have left: so the hour needs no timer.
  const entered = () => {
    if (nightly) consumer.absorb(lastNight(now()))
  }
  const login = { username, password, entered }
  const sftp = await startSftp(tree, { ...login, publicKey }, faults)
  const ftp = await startFtp({ tree, login, faults }, options.certificate)
  return {
    host: '127.0.0.1',
    sftpPort: sftp.port,
    ftpPort: ftp.port,
    privateKey,
    tree,
    consumer,
    fault: (fault, times) => faults.add(fault, times),
    rekey: sftp.rekey,
    summary() {
      entered()
      return consumer.summary()
    },
    async stop() {
      await sftp.stop()
      await ftp.stop()
    },
  }
}
