/** Calling codes, with the trunk prefix people dial inside the country ('' where there is none). */
const COUNTRIES: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  AT: ['43', '0'],
  AU: ['61', '0'],
  BE: ['32', '0'],
  BR: ['55', '0'],
  CA: ['1', ''],
  CH: ['41', '0'],
  CL: ['56', ''],
  CO: ['57', ''],
  DE: ['49', '0'],
  DK: ['45', ''],
  ES: ['34', ''],
  FI: ['358', '0'],
  FR: ['33', '0'],
  GB: ['44', '0'],
  GF: ['594', '0'],
  GP: ['590', '0'],
  IE: ['353', '0'],
  IT: ['39', ''],
  LU: ['352', ''],
  MC: ['377', ''],
  MQ: ['596', '0'],
  MX: ['52', ''],
  NL: ['31', '0'],
  NO: ['47', ''],
  NZ: ['64', '0'],
  PE: ['51', ''],
  PL: ['48', ''],
  PT: ['351', ''],
  RE: ['262', '0'],
  SE: ['46', '0'],
  US: ['1', ''],
}

/**
 * Digits with the country in front and no plus, `33607080910` (docs/protocol.md, message fields).
 * Undefined when the number cannot be made international: a wrong number is worse than none.
 */
export function internationalPhone(written: string | undefined, country: string | undefined): string | undefined {
  const text = written?.replace(/\(0\)/g, '') ?? ''
  const digits = text.replace(/\D/g, '')
  const international = /^\s*(\+|00)/.test(text) ? digits.replace(/^00/, '') : national(digits, country)
  return international !== undefined && /^[1-9]\d{7,14}$/.test(international) ? international : undefined
}

function national(digits: string, country: string | undefined): string | undefined {
  const rules = country === undefined ? undefined : COUNTRIES[country.toUpperCase()]
  if (rules === undefined || digits === '') return undefined
  const [code, trunk] = rules
  if (trunk === '') return code + digits
  return digits.startsWith(trunk) ? code + digits.slice(trunk.length) : undefined
}
