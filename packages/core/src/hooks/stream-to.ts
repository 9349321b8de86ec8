import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Streamed, type Taken, WHOLE_MS } from './inbound.ts'

/** How long whoever takes an answer is waited for, in milliseconds. */
export interface Patience {
  /** A peer that has not taken all within this time has left, however steadily it takes a little. */
  whole: number
  /** A peer that takes no more for this long has left, whatever its connection says. */
  stalled: number
  /** A peer that knows the answer's end may close first within this time, which tells more than its answer to our closing. */
  closesFirst: number
  /** One that was told by our closing has this long. */
  linger: number
  /** What was still on its way when the peer closed comes back as a reset within this time. */
  grace: number
  /** A peer that is wholly gone says so within this time when something more is sent to it. */
  echo: number
}
const PATIENCE: Patience = {
  whole: WHOLE_MS,
  stalled: 30_000,
  closesFirst: 3_000,
  linger: 15_000,
  grace: 500,
  echo: 250,
}

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
  patience: Patience = PATIENCE,
): Promise<void> {
  const { socket } = request
  // A server that ends TLS would end its own side as soon as the peer has, and could not ask what became of the rest.
  socket.allowHalfOpen = true
  const left = leaving(socket)
  let taken: Taken = 'left'
  try {
    response.writeHead(status, { ...headers, connection: 'close' })
    if (await written(response, pieces, left, patience)) {
      taken = await parting(response, socket, left, { ...patience, version: request.httpVersion })
    }
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

async function written(
  response: ServerResponse,
  pieces: AsyncIterable<string>,
  left: Leaving,
  { stalled, whole }: Patience,
): Promise<boolean> {
  const until = performance.now() + whole
  for await (const piece of pieces) {
    const time = until - performance.now()
    if (left.closed || left.gone || time <= 0) return false
    if (piece === '' || response.write(piece)) continue
    await Promise.race([once(response, 'drain'), left.any, after(Math.min(stalled, time))])
    if (response.writableNeedDrain) return false
  }
  return !left.closed && !left.gone
}

async function parting(
  response: ServerResponse,
  socket: Socket,
  left: Leaving,
  patience: Patience & { version: string },
): Promise<Taken> {
  // Node would close at once, and hear nothing more of the peer.
  socket.destroySoon = () => {}
  const finished = once(response, 'finish')
  response.end()
  await Promise.race([finished, left.any, after(patience.stalled)])
  if (!response.writableFinished || left.closed || left.gone) return 'left'
  // Nor may Node answer the peer's closing before what comes after it was heard.
  socket.removeAllListeners('end')
  const again = leaving(socket)
  // HTTP/1.0 knows the answer's end by our closing only.
  if (patience.version !== '1.0') await Promise.race([again.any, after(patience.closesFirst)])
  if (again.gone) return 'left'
  if (again.closed) return closing(socket, patience)
  socket.end()
  await Promise.race([again.any, after(patience.linger)])
  return again.closed && !again.gone ? 'taken' : 'left'
}

/**
 * What a peer's closing meant. Where a reset follows it, something was left unread. One that has read all and is gone
 * answers what is sent to it now with a reset; one that does not has closed its own direction only, and may or may not
 * read on.
 */
async function closing(socket: Socket, { grace, echo }: Patience): Promise<Taken> {
  await after(grace)
  if (!(await accepts(socket))) return 'left'
  for (let waited = 0; waited < echo; waited += STEP_MS) {
    await after(STEP_MS)
    if (!(await accepts(socket))) return 'taken'
  }
  return 'unseen'
}

const STEP_MS = 25

/** Whether the connection takes a byte: one that was reset does not. */
const accepts = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.write('\n', (error) => resolve(error === null || error === undefined))
  })

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
