import { createServer, type Socket } from 'node:net'
import { createSecureContext } from 'node:tls'
import { portOf } from '../port.ts'
import { answer, type Served } from './session.ts'

/** PEM; the server then lets nobody log in without TLS. */
export interface Certificate {
  key: string
  cert: string
}

/** An FTP server on loopback over a tree. */
export async function startFtp(served: Omit<Served, 'secure'>, certificate: Certificate | undefined) {
  const secure = certificate && createSecureContext(certificate)
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    answer(socket, { ...served, secure })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
