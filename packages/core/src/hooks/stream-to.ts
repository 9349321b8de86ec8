import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Streamed, Taken } from './inbound.ts'

/** A peer that takes no more for this long has left, whatever its connection says. */
const STALLED_MS = 30_000
/** How long a peer that knows the answer's end has to close first, which tells more than its answer to our closing. */
const CLOSES_FIRST_MS = 3_000
/** How long one has that was told by our closing. */
const LINGER_MS = 15_000
/** What was still on its way when the peer closed comes back as a reset within this time. */
const GRACE_MS = 500

/**
 * Writes an answer that must be known to have arrived. A response may be finished although its peer read nothing: all
 * of it fits into the buffers of two systems. What tells is how the peer closes: cleanly after the last byte, or with a
 * reset because something was left unread. Hence one answer a connection, which outlives it until the peer has closed.
 */
export async function streamTo(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  { pieces, ended }: Streamed,
): Promise<void> {
  const { socket } = request
  const left = leaving(socket)
  let taken: Taken = 'left'
  try {
    response.writeHead(status, { ...headers, connection: 'close' })
    if (await written(response, pieces, left)) taken = await parting(response, socket, left, request.httpVersion)
  } catch {
    // What fails on the way is answered by an end that no caller takes for a whole answer.
  }
  socket.destroy()
  // What became of it is the caller's to keep; a journal that fails now has it offered again.
  await ended(taken).catch(() => {})
}

/** `closed` once the peer has said that it sends nothing more; `gone` when the connection broke. */
interface Leaving {
  closed: boolean
  gone: boolean
  any: Promise<void>
}

function leaving(socket: Socket): Leaving {
  const seen: Leaving = { closed: socket.readableEnded, gone: socket.destroyed, any: Promise.resolve() }
  seen.any = new Promise((resolve) => {
    socket.once('end', () => {
      seen.closed = true
      resolve()
    })
    for (const event of ['error', 'close'] as const) {
      socket.once(event, () => {
        seen.gone = true
        resolve()
      })
    }
    if (seen.closed || seen.gone) resolve()
  })
  return seen
}

async function written(response: ServerResponse, pieces: AsyncIterable<string>, left: Leaving): Promise<boolean> {
  for await (const piece of pieces) {
    if (left.closed || left.gone) return false
    if (piece === '' || response.write(piece)) continue
    await Promise.race([once(response, 'drain'), left.any, after(STALLED_MS)])
    if (response.writableNeedDrain) return false
  }
  return !left.closed && !left.gone
}

async function parting(response: ServerResponse, socket: Socket, left: Leaving, version: string): Promise<Taken> {
  // Node would close at once, and hear nothing more of the peer.
  socket.destroySoon = () => {}
  const finished = once(response, 'finish')
  response.end()
  await Promise.race([finished, left.any, after(STALLED_MS)])
  if (!response.writableFinished || left.closed || left.gone) return 'left'
  // Nor may Node answer the peer's closing before what comes after it was heard.
  socket.removeAllListeners('end')
  const again = leaving(socket)
  // HTTP/1.0 knows the answer's end by our closing only.
  if (version !== '1.0') await Promise.race([again.any, after(CLOSES_FIRST_MS)])
  if (again.gone) return 'left'
  if (again.closed) return (await stillWhole(socket, again)) ? 'taken' : 'left'
  socket.end()
  await Promise.race([again.any, after(LINGER_MS)])
  return again.closed && !again.gone ? 'taken' : 'left'
}

/** Whether no reset has followed the peer's closing: a connection that was reset takes no further byte. */
async function stillWhole(socket: Socket, left: Leaving): Promise<boolean> {
  await after(GRACE_MS)
  if (left.gone) return false
  return new Promise((resolve) => {
    socket.write('\n', (error) => resolve(error === null || error === undefined))
  })
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
