export interface FileLine {
  text: string
  /** Bytes of the file up to and with the line: where one who was here goes on. */
  end: number
}

const NEWLINE = 0x0a

/** The lines of a file that comes in pieces, its first byte being number `from`: at most a piece and a line are held. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<FileLine> {
  let rest = Buffer.alloc(0)
  let end = from
  for await (const piece of pieces) {
    const held = Buffer.concat([rest, piece])
    let start = 0
    for (let stop = held.indexOf(NEWLINE); stop >= 0; stop = held.indexOf(NEWLINE, start)) {
      end += stop + 1 - start
      yield { text: held.toString('utf8', start, stop), end }
      start = stop + 1
    }
    rest = held.subarray(start)
  }
  if (rest.length > 0) yield { text: rest.toString(), end: end + rest.length }
}
