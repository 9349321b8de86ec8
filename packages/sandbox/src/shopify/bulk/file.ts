import type { Answer } from '../../app.ts'

/** A file, or what of it stands behind the byte at which somebody goes on (`Range: bytes=17-`). */
export const fileAnswer = (pieces: Iterable<string>, range: string | undefined): Answer => {
  const headers = { 'content-type': 'application/jsonl' }
  const [, from] = /^bytes=(\d+)-$/.exec(range ?? '') ?? []
  if (from === undefined) return { status: 200, headers, body: '', pieces }
  return { status: 206, headers, body: '', pieces: behind(pieces, Number(from)) }
}

/** What is cut off ends with a line, so no letter is cut in two. */
function* behind(pieces: Iterable<string>, from: number): Generator<string> {
  let before = from
  for (const piece of pieces) {
    const bytes = Buffer.from(piece)
    if (bytes.length > before) yield bytes.toString('utf8', before)
    before = Math.max(0, before - bytes.length)
  }
}
