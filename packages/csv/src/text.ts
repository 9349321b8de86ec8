import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { TextDecoder } from 'node:util'
import { RecolteError } from '@recolte/core'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

/** Where a text comes from. It is read anew at each call. */
export interface Source {
  name: string
  encoding: Encoding
  /** In pieces, each line ending in `\n`. */
  pieces(): Iterable<string> | AsyncIterable<string>
}

/** Throws `csv.file` where there is none that can be read. */
export async function fileAt(path: string): Promise<Source> {
  const name = basename(path)
  try {
    const encoding = await encodingOf(path)
    return { name, encoding, pieces: () => piecesOf(path, encoding) }
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new RecolteError('csv.file', 'config', { detail: { file: name, why }, cause: error })
  }
}

/** A text at hand, as if it were a file. */
export function textAs(name: string, text: string): Source {
  return { name, encoding: 'utf-8', pieces: () => [withLineFeeds(text.replace(/^\uFEFF/, ''))] }
}

/**
 * The platform asks for UTF-8; its own modules and older spreadsheets write Latin-1, and some write UTF-16
 * (docs/protocol.md, files of orders). The whole file is looked at, since one accent in it may be the last.
 */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begins = true
  for await (const bytes of bytesOf(path)) {
    if (begins && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
    begins = false
    if (!decodes(decoder, bytes)) return 'windows-1252'
  }
  return decodes(decoder) ? 'utf-8' : 'windows-1252'
}

/** Decoding takes a byte order mark away. */
async function* piecesOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for await (const bytes of bytesOf(path)) {
    const text = held + decoder.decode(bytes, { stream: true })
    // A line may end in two characters, and the piece between them.
    held = text.endsWith('\r') ? '\r' : ''
    yield withLineFeeds(text.slice(0, text.length - held.length))
  }
  yield withLineFeeds(held + decoder.decode())
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const bytes of createReadStream(path)) if (bytes instanceof Uint8Array) yield bytes
}

function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}
