/**
 * Domains of the relay addresses that marketplaces give instead of the buyer's: asking there breaks their terms and
 * reaches nobody. The word `marketplaces` in `exclude.emailDomains` stands for this list, and is its default.
 */
const MARKETPLACES: readonly string[] = [
  ...['fr', 'de', 'it', 'es', 'nl', 'pl', 'se', 'ie', 'co.uk', 'com', 'com.be', 'com.tr', 'ca', 'com.mx', 'com.br'].map(
    (tld) => `marketplace.amazon.${tld}`,
  ),
  ...['fr', 'de', 'it', 'es', 'co.uk', 'com'].map((tld) => `members.ebay.${tld}`),
  'cdiscount.com',
  'clemarche.com',
  'fnac.com',
  'darty.com',
  'manomano.com',
  'manomano.fr',
  'notification.mirakl.net',
  '*.mirakl.net',
  'rakuten.com',
  'priceminister.com',
  'laredoute.fr',
  'zalando.com',
  'bol.com',
  'spartoo.com',
]

/** The domain part of an address, lower case; `''` where there is none. */
export function emailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** Builds the test for a list of domains: exact, `*.` for subdomains. */
export function domainMatcher(list: readonly string[]): (domain: string) => boolean {
  const exact = new Set<string>()
  const suffixes: string[] = []
  for (const entry of list.flatMap((word) => (word === 'marketplaces' ? MARKETPLACES : [word.trim().toLowerCase()]))) {
    if (entry.startsWith('*.')) suffixes.push(entry.slice(1))
    else exact.add(entry.replace(/^@/, ''))
  }
  return (domain) => exact.has(domain) || suffixes.some((suffix) => domain.endsWith(suffix))
}
