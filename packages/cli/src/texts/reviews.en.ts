/** Product reviews. */
export const reviewsEn = {
  'help.reviews': 'product reviews: those the platform gives back, and those the shop has',
  'help.reviews-audit': 'prove that every review received is stored, or rejected for a reason',
  'reviews.audit':
    'Store "{store}": {received} lines received = {stored} stored + {rejected} rejected + {orphans} without a product in the shop; difference {difference}.',
  'reviews.kept': '  Reviews published: {reviews}. Removed by the platform: {removed}.',
  'reviews.orphans': '  Lines about products that the shop does not know, which can be shown nowhere: {orphans}.',
  'reviews.orphan.unknown':
    '    {n} × "{reference}": the shop has no such product. Deleted there, or an id of a former shop.',
  'reviews.orphan.sku':
    '    {n} × "{reference}": that is the SKU of product {product}. Reviews are shown by the product’s id: ask the platform’s support to carry them over.',
  'reviews.orphan.variant':
    '    {n} × "{reference}": that is a variant of product {product}. Reviews are shown by the product’s id: ask the platform’s support to carry them over.',
  'reviews.not-asked': '  The shop has not been asked yet about {notAsked} products: recolte reviews sync does it.',
  'reviews.problem.review-no-verb':
    '  {n} × not NEW, UPDATE, DELETE or AVG, such as "{example}". Tell the platform’s support.',
  'reviews.problem.review-columns':
    '  {n} × a number of columns that fits no form, such as "{example}". Tell the platform’s support.',
  'reviews.problem.review-no-id': '  {n} × without the review’s id, such as "{example}". Tell the platform’s support.',
  'reviews.problem.review-no-product': '  {n} × without a product, such as "{example}". Tell the platform’s support.',
  'reviews.problem.review-rating':
    '  {n} × a rating that is no number from 0 to 5, such as "{example}". Tell the platform’s support.',
  'reviews.problem.review-file-broken':
    '  {n} × a file that cannot be read from some place on: {example}. Ask the platform for it again.',
  'reviews.problem.review-not-json': '  {n} × not readable as JSON. Tell the platform’s support.',
}
