/** Hides secret values and full e-mail addresses in whatever text is about to leave. */
export interface Mask {
  add(values: Iterable<string>): void
  apply(text: string): string
}

/** Shorter values are words: masking them would garble every text and hide nothing. */
const SHORTEST = 4
const COVER = '•••'

export function createMask(): Mask {
  const secrets = new Set<string>()
  let forms: string[] = []
  return {
    add(values) {
      for (const value of values) if (value.length >= SHORTEST) secrets.add(value)
      forms = formsOf([...secrets])
    },
    apply(text) {
      let masked = text
      for (const form of forms) masked = masked.replaceAll(form, COVER)
      return maskAddresses(masked)
    },
  }
}

/** As it is, in JSON, in a URL or a form, and inside a Basic header (which needs both of a pair). Longest first. */
function formsOf(secrets: string[]): string[] {
  const written = secrets.flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
    base64(value),
    base64(`${value}:`),
  ])
  const pairs = secrets.flatMap((user) => secrets.map((password) => base64(`${user}:${password}`)))
  return [...new Set([...written, ...pairs])].sort((one, other) => other.length - one.length)
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Keeps the first letter and the domain, so that a person can still tell which of their addresses is meant. */
function maskAddresses(text: string): string {
  return text.replace(ADDRESS, (_, first: string, at: string, domain: string) => `${first}${COVER}${at}${domain}`)
}

const ADDRESS =
  /([\p{L}\p{N}_'+.!#$&*=?^`{|}~-])[\p{L}\p{N}_%'+.!#$&*=?^`{|}~-]*(@|%40)([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})/gu
