/** Any e-mail address in a text, for `a***@example.com`: what people may see of it in a message. */
const ADDRESS = /([\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]*@([\p{L}\p{N}.-]+\.\p{L}{2,})/gu

/** Masks e-mail addresses in words that come from elsewhere. */
export function redact(text: string): string {
  return text.includes('@') ? text.replace(ADDRESS, '$1***@$2') : text
}
