import { createServer, type Server as NetServer } from 'node:net'
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2'
import type { FilesFaults } from './faults.ts'
import { portOf } from './port.ts'
import type { Tree } from './tree.ts'

const { Server, utils } = ssh2
const { STATUS_CODE, OPEN_MODE } = utils.sftp
const FOLDER = 0o040755
const FILE = 0o100644

export interface Login {
  username: string
  password: string
  /** The public half of a key that opens as well: `ecdsa-sha2-nistp256 AAAA…`. */
  publicKey: string
  /** Called for each that logs in. */
  entered(): void
}

/** Not ed25519: of the pairs that ssh2 makes, it cannot read one in two hundred itself. */
export const keyPair = () => utils.generateKeyPairSync('ecdsa', { bits: 256 })

/** An SFTP server on loopback over a tree. `rekey` gives it another host key, as a server does that is not the same any more. */
export async function startSftp(tree: Tree, login: Login, faults: FilesFaults) {
  const connections = new Set<Connection>()
  const serve = async (port: number) => {
    const server = new Server({ hostKeys: [keyPair().private] }, (connection) => {
      connections.add(connection)
      connection.on('error', () => {})
      connection.on('close', () => connections.delete(connection))
      connection.on('authentication', (context) => {
        if (context.username !== login.username || !isRight(context, login)) {
          return context.reject(['password', 'publickey'])
        }
        login.entered()
        context.accept()
      })
      connection.on('session', (accept) => {
        accept().on('sftp', (open) => answer(open(), tree, faults, connection))
      })
    })
    // A listener of its own, since SSH's many small packets would wait for one another.
    const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket))
    await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
    return listener
  }
  const stop = (server: NetServer) => {
    for (const connection of connections) connection.end()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  let server = await serve(0)
  const port = portOf(server)
  return {
    port,
    async rekey() {
      await stop(server)
      server = await serve(port)
    },
    stop: () => stop(server),
  }
}

/** A client first asks whether a key would do, without a signature; then it signs with it. */
function isRight(context: AuthContext, { password, publicKey }: Login): boolean {
  if (context.method === 'password') return context.password === password
  if (context.method !== 'publickey') return false
  const known = utils.parseKey(publicKey)
  if (known instanceof Error || !known.getPublicSSH().equals(context.key.data)) return false
  const { blob, signature, hashAlgo } = context
  return blob === undefined || signature === undefined || known.verify(blob, signature, hashAlgo) === true
}

interface Open {
  path: string
  chunks: Buffer[]
  writes: boolean
  listed: boolean
}

function answer(sftp: SFTPWrapper, tree: Tree, faults: FilesFaults, connection: Connection): void {
  const handles = new Map<number, Open>()
  let last = 0
  const open = (id: number, path: string, writes: boolean) => {
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(++last)
    handles.set(last, { path, chunks: [], writes, listed: false })
    sftp.handle(id, handle)
  }
  const of = (handle: Buffer) => handles.get(handle.readUInt32BE())
  const status = (id: number, done: boolean) => sftp.status(id, done ? STATUS_CODE.OK : STATUS_CODE.FAILURE)
  const attributes = (folder: boolean, size: number, at: number) => {
    const seconds = Math.floor(at / 1_000)
    return { mode: folder ? FOLDER : FILE, uid: 0, gid: 0, size, atime: seconds, mtime: seconds }
  }
  const stat = (id: number, path: string) => {
    const content = tree.read(path)
    if (tree.isFolder(path)) sftp.attrs(id, attributes(true, 0, 0))
    else if (content !== undefined) sftp.attrs(id, attributes(false, content.length, 0))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  }
  sftp.on('REALPATH', (id, path) => {
    const whole = path === '.' ? '/' : path
    sftp.name(id, [{ filename: whole, longname: whole, attrs: attributes(true, 0, 0) }])
  })
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('FSTAT', (id, handle) => stat(id, of(handle)?.path ?? ''))
  sftp.on('SETSTAT', (id) => status(id, true))
  sftp.on('FSETSTAT', (id) => status(id, true))
  sftp.on('OPENDIR', (id, path) => {
    const folder = path.length > 1 ? path.replace(/\/$/, '') : path
    if (tree.isFolder(folder)) open(id, folder, false)
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  })
  sftp.on('READDIR', (id, handle) => {
    const folder = of(handle)
    if (folder === undefined || folder.listed) return sftp.status(id, STATUS_CODE.EOF)
    folder.listed = true
    const names = tree.list(folder.path).map(({ name, folder: isFolder, size, at }) => ({
      filename: name,
      longname: `${isFolder ? 'd' : '-'}rw-r--r-- 1 0 0 ${size} Jan 1 00:00 ${name}`,
      attrs: attributes(isFolder, size, at),
    }))
    if (names.length === 0) sftp.status(id, STATUS_CODE.EOF)
    else sftp.name(id, names)
  })
  sftp.on('OPEN', (id, path, flags) => {
    const writes = (flags & OPEN_MODE.WRITE) !== 0
    if (!writes && tree.read(path) === undefined) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
    if (writes && !tree.write(path, Buffer.alloc(0))) return status(id, false)
    open(id, path, writes)
  })
  sftp.on('READ', (id, handle, offset, length) => {
    const content = tree.read(of(handle)?.path ?? '')?.subarray(offset, offset + length)
    if (content === undefined || content.length === 0) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, content)
  })
  sftp.on('WRITE', (id, handle, _offset, data) => {
    const file = of(handle)
    if (file === undefined) return status(id, false)
    const cut = faults.takes('cut')
    const stalls = faults.takes('stall')
    file.chunks.push(cut || stalls ? data.subarray(0, data.length / 2) : data)
    const written = !faults.takes('quota') && tree.write(file.path, Buffer.concat(file.chunks))
    if (stalls) return
    if (cut) connection.end()
    else status(id, written)
  })
  sftp.on('CLOSE', (id, handle) => {
    status(id, handles.delete(handle.readUInt32BE()))
  })
  sftp.on('REMOVE', (id, path) => {
    sftp.status(id, tree.remove(path) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE)
  })
  sftp.on('RENAME', (id, from, to) => {
    if (faults.takes('rename-refused')) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
    const done = tree.rename(from, to)
    if (faults.takes('silent-after-rename')) return
    if (faults.takes('cut-after-rename')) connection.end()
    else status(id, done)
  })
}
