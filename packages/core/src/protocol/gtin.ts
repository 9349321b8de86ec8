/** Where a global trade number belongs at the platform, by its length and prefix. */
export interface Gtin {
  ean?: string
  upc?: string
  jan?: string
  isbn?: string
}

/**
 * Sorts a number as shops write it (blanks, dashes). Its check digit is the shop's affair: the field it comes from says
 * that it is one. A connector whose field may hold anything checks it before.
 */
export function sortGtin(written: string | undefined): Gtin {
  const digits = written?.replace(/[\s-]/g, '') ?? ''
  if (!/^(\d{8}|\d{12}|\d{13}|\d{14})$/.test(digits)) return {}
  if (digits.length === 12) return { upc: digits }
  if (digits.length === 14) return { ean: digits.startsWith('0') ? digits.slice(1) : digits }
  if (/^97[89]/.test(digits) && digits.length === 13) return { isbn: digits }
  if (/^4[59]/.test(digits)) return { jan: digits }
  return { ean: digits }
}
