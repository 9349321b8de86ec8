import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { portOf } from '../port.ts'

/** The second connection of FTP, for one listing or one file: opened by the client to a port that it is told. */
export class DataPort {
  readonly #server: Server
  readonly #arrived = Promise.withResolvers<Socket>()

  private constructor(secure: SecureContext | undefined) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#server.close()
      const data = secure === undefined ? socket : new TLSSocket(socket, { isServer: true, secureContext: secure })
      data.on('error', () => {})
      // An end before the handshake is over would break it.
      if (secure === undefined) this.#arrived.resolve(data)
      else data.on('secure', () => this.#arrived.resolve(data))
    })
  }

  static async open(secure: SecureContext | undefined): Promise<DataPort> {
    const port = new DataPort(secure)
    port.#server.listen(0, '127.0.0.1')
    await once(port.#server, 'listening')
    return port
  }

  get port(): number {
    return portOf(this.#server)
  }

  async send(content: Buffer): Promise<void> {
    const socket = await this.#arrived.promise
    const closed = once(socket, 'close')
    socket.end(content)
    socket.resume()
    await closed
  }

  /** `taken` gets each chunk; false breaks the connection. */
  async receive(taken: (chunk: Buffer) => boolean): Promise<void> {
    const socket = await this.#arrived.promise
    for await (const chunk of socket) if (!taken(chunk)) break
    socket.destroy()
  }
}
