/**
 * The trade number in a barcode field, which is free text: people write the kind before it, or a number of their own.
 * One whose check digit is wrong is none (GS1 General Specifications, 7.9).
 */
export function gtinIn(barcode: string): string {
  const digits = barcode.replace(/^(ISBN|EAN|GTIN|UPC|JAN)[\s:]*/i, '').replace(/[\s-]/g, '')
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return ''
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0 ? digits : ''
}
