/**
 * Where a text stops being JSON, as editors count. V8's own message quotes the text around the mistake, which may be a
 * key: only the place is taken from it.
 */
export function placeOfMistake(text: string): { line: number; column: number } {
  const before = text.slice(0, offsetOf(text)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function offsetOf(text: string): number {
  const problem = problemOf(text)
  const position = /at position (\d+)/.exec(problem)?.[1]
  if (position !== undefined) return Number(position)
  return UNEXPECTED.test(problem) ? firstUnexpected(text) : text.trimEnd().length
}

const UNEXPECTED = /^Unexpected token/

/** V8 names no place of a token it did not expect: it ends the shortest beginning of the text that fails so. */
function firstUnexpected(text: string): number {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (UNEXPECTED.test(problemOf(text.slice(0, middle)))) bad = middle
    else good = middle
  }
  return bad - 1
}

function problemOf(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
