import { RecolteError } from '../errors.ts'

/** An address without what may hold a key: user, password, query string and fragment. */
export function bare(address: string | URL): string {
  const url = new URL(address)
  return url.pathname === '/' ? url.origin : url.origin + url.pathname
}

/**
 * Node's and OpenSSL's codes for a certificate that is not accepted: the same next time, so not tried again at once.
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const CERTIFICATE =
  /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME)/

const NETWORK =
  /^(E(CONN(REFUSED|RESET|ABORTED)|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NETDOWN|PROTO)|UND_ERR_\w+|ERR_NETWORK|ERR_SSL_\w+|HPE_\w+)$/

/** The first code along the chain of causes; a code is a constant, so it cannot hold a secret. */
function codeOf(error: unknown): string | undefined {
  let code: string | undefined
  for (let depth = 0; error instanceof Error && depth < 5; depth++, error = error.cause) {
    if ('code' in error && typeof error.code === 'string') code = error.code
  }
  return code
}

/** Whether a connection failed because the server's certificate is not accepted. */
export function isBadCertificate(error: unknown): boolean {
  return CERTIFICATE.test(codeOf(error) ?? '')
}

/**
 * What may be kept of a foreign error. Libraries hang the request on theirs (an AxiosError prints the password and the
 * signed address, even its message may quote the address), so only its kind and code stay.
 */
function remains(error: unknown): Error {
  const kind = error instanceof Error ? error.name : typeof error
  return new Error([kind, codeOf(error)].filter((part) => part !== undefined).join(' '))
}

export interface Place {
  store: string
  host: string
}

/** A `RecolteError` for whatever a `fetch` or a library threw instead of an answer. */
export function fromThrown(error: unknown, place: Place, exchanged: boolean): RecolteError {
  const code = codeOf(error)
  // Neither our time-out nor the store's signal: the connector's own, handed to the library.
  if (code === 'ERR_CANCELED' || (error instanceof Error && error.name === 'AbortError'))
    return new RecolteError('aborted', 'retry', { detail: { ...place } })
  if (isBadCertificate(error))
    return new RecolteError('shop-certificate', 'retry', {
      detail: { ...place, why: code ?? '' },
      cause: remains(error),
    })
  if (exchanged || (code !== undefined && NETWORK.test(code)))
    return new RecolteError('shop-unreachable', 'retry', {
      detail: { ...place, why: code ?? 'network' },
      cause: remains(error),
    })
  const what = error instanceof Error ? error.name : typeof error
  return new RecolteError('unexpected', 'bug', { detail: { ...place, what }, cause: remains(error) })
}

export function tooSlow(place: Place, ms: number): RecolteError {
  return new RecolteError('shop-unreachable', 'retry', { detail: { ...place, why: `${ms / 1_000} s` } })
}

/** An error of the attempt itself, with the store's name in its texts. */
export function named(error: RecolteError, store: string): RecolteError {
  if (error.detail.store !== undefined) return error
  return new RecolteError(error.code, error.fate, {
    detail: { ...error.detail, store },
    cause: error.cause,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  })
}
