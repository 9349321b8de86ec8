import { inspect } from 'node:util'

/** Every text somebody could ever see of an error or an event: its own, its causes', printed and as JSON. */
export function textsOf(shown: unknown): string {
  const texts = [inspect(shown, { depth: 8, showHidden: true }), json(shown)]
  for (let cause = shown; cause instanceof Error; cause = cause.cause) {
    texts.push(String(cause), cause.stack ?? '', json({ ...cause }))
  }
  // Frames hold paths of this machine, which hold no secrets but look like addresses.
  return texts.join('\n').replace(/^\s+at .*$/gm, '')
}

/** What of a text must not be seen, in words; undefined when it is clean. */
export function leak(text: string, secrets: string[]): string | undefined {
  const secret = secrets.findIndex((_, index) => forms(secrets, index).some((form) => text.includes(form)))
  if (secret >= 0) return `the secret number ${secret + 1} of bench.secrets`
  // `a***@example.com` is how an address may be shown.
  if (/[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i.test(text)) return 'a full e-mail address'
  if (/https?:\/\/[^\s'"]+\?[^\s'"]*=/.test(text)) return 'an address with its query string'
  return undefined
}

/** A secret as it stands, in a URL, and in a Basic header with any other. */
function forms(secrets: string[], index: number): string[] {
  const secret = secrets[index] ?? ''
  const pairs = secrets.flatMap((other) => [`${secret}:${other}`, `${other}:${secret}`])
  const encoded = [secret, ...pairs].map((text) => Buffer.from(text).toString('base64').replace(/=+$/, ''))
  return [secret, encodeURIComponent(secret), ...encoded]
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
