/** TLS is the default: plain http only to this machine, or where it was asked for by name. */
export function plainHttpAllowed(url: URL, allowInsecure: boolean): boolean {
  if (url.protocol === 'https:' || allowInsecure) return true
  return isLoopback(url.hostname)
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

/** Of a socket, which names `127.0.0.1` as `::ffff:127.0.0.1` where it serves both families. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address)
}
