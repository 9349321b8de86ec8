import type { ProductReviewsPage } from './product-page.ts'

/** The product as the page shows it; search engines want at least its name. */
export interface ReviewedProductFacts {
  name: string
  url?: string
  image?: string
  sku?: string
  gtin?: string
}

/**
 * What search engines read of a product's reviews, as the content of `<script type="application/ld+json">`. Safe there
 * whatever somebody wrote: no text of it can end the script. Undefined where there are no reviews, since an empty
 * rating is an error to them.
 */
export function reviewsJsonLd(product: ReviewedProductFacts, page: ProductReviewsPage): string | undefined {
  const { average, count, reviews } = page
  if (average === null || count === 0) return undefined
  return inScript({
    ...{ '@context': 'https://schema.org', '@type': 'Product', ...product },
    aggregateRating: { '@type': 'AggregateRating', ratingValue: average, reviewCount: count, ...SCALE },
    review: reviews.map(({ rating, text, author, writtenAt }) => ({
      '@type': 'Review',
      author: { '@type': 'Person', name: author },
      ...(writtenAt === null ? {} : { datePublished: writtenAt.slice(0, 10) }),
      ...(text === '' ? {} : { reviewBody: text }),
      reviewRating: { '@type': 'Rating', ratingValue: rating, ...SCALE },
    })),
  })
}

const SCALE = { bestRating: 5, worstRating: 1 }

/** JSON that may stand in a script, of a page in HTML or XHTML: `<`, `>` and `&` are written as JSON can without them. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
