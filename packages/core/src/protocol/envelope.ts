/** The platform's base64 variant: `+` → `-`, `/` → `_`, padding kept (docs/protocol.md, encodings). */
export function encodeEnvelope(bytes: string | Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}

/** Reads the variant with or without padding. */
export function decodeEnvelope(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
