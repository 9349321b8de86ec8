/**
 * Hosts of the historical push API by the country of the account (docs/protocol.md, hosts). The list is not exhaustive:
 * any https URL may stand in its place.
 */
export const PLATFORMS: Readonly<Record<string, string>> = {
  FR: 'https://www.avis-verifies.com',
  ES: 'https://www.opiniones-verificadas.com',
  DE: 'https://www.echte-bewertungen.com',
  IT: 'https://www.recensioni-verificate.com',
  NL: 'https://www.echte-beoordelingen.com',
  UK: 'https://www.verified-reviews.co.uk',
  US: 'https://www.verified-reviews.com',
  BR: 'https://www.opinioes-verificadas.com.br',
  PT: 'https://www.opinioes-verificadas.com',
  CO: 'https://www.opiniones-verificadas.com.co',
  PL: 'https://www.prawdziwe-opinie.com',
  MX: 'https://www.opiniones-verificadas.com.mx',
  PE: 'https://www.opiniones-verificadas.pe',
  CL: 'https://www.cl.opiniones-verificadas.com',
  AU: 'https://www.au.verified-reviews.com',
  NZ: 'https://www.verified-reviews.co.nz',
}

/** The base URL an account's `platform` stands for; undefined when it is neither a known country nor a URL. */
export function platformUrl(platform: string): string | undefined {
  const preset = PLATFORMS[platform.toUpperCase()]
  if (preset !== undefined) return preset
  return /^https?:\/\//i.test(platform) && URL.canParse(platform) ? platform.replace(/\/+$/, '') : undefined
}
