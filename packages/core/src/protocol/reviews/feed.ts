import { z } from 'zod'

const HOST = 'https://cl.avis-verifies.com'
/** Languages of the published files, by the country of the account (docs/protocol.md, reviews). */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ FR: 'fr', ES: 'es', IT: 'it', UK: 'en', US: 'en', BR: 'br', PT: 'pt' },
}

/** Where an account's files are published, up to the language; undefined where its country does not tell. */
export function feedBase(platform: string): string | undefined {
  const language = LANGUAGES[platform.toUpperCase()]
  return language && `${HOST}/${language}`
}

/** Addresses of the files an account's reviews are published in each night. */
export function feedOf(base: string, webId: string) {
  const [one = '', two = '', three = ''] = webId
  const root = [base.replace(/\/+$/, ''), 'cache', one, two, three, webId, 'AWS/PRODUCT_API'].join('/')
  return {
    /** Each product with reviews, and what changes when they do. */
    list: `${root}/REVIEWS/files_list.txt`,
    averages: `${root}/AVERAGE/all_products.json`,
    reviews: (product: string) => `${root}/REVIEWS/${encodeURIComponent(product)}.json`,
  }
}

/** `product;…` by line: the product, and the rest as it stands, since only the first column is known. */
export function readFilesList(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return new Map(
    lines.map((line) => {
      const [product = '', ...rest] = line.split(';')
      return [product.trim().replace(/^"(.*)"$/, '$1'), rest.join(';').trim()]
    }),
  )
}

const record = z.record(z.string(), z.unknown())

/** A list, or an object keyed by the product. */
export const namedRecords = z.union([z.array(record), z.record(z.string(), record).transform(Object.values)])
