import type { ReviewJournal } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { reviewAudit } from './audit.ts'
import { placeProducts, productsToAsk } from './products.ts'
import { review, reviewAverage, reviewsOf } from './read.ts'
import { reviewCursor, reviewCursorKeys, reviewSourceFailed, reviewSources } from './sources.ts'
import { takeReviews } from './take.ts'

/** What the journal keeps of reviews, in SQLite. */
export const reviewJournal = (db: Connection): ReviewJournal => ({
  takeReviews: (delivery) => db.write(() => takeReviews(db, delivery)),
  reviewCursor: (store, source, key) => db.read(() => reviewCursor(db, store, source, key)),
  reviewCursorKeys: (query) => db.read(() => reviewCursorKeys(db, query)),
  reviewSourceFailed: (failed) => db.write(() => reviewSourceFailed(db, failed)),
  reviewSources: (store) => db.read(() => reviewSources(db, store)),
  reviewsOf: (query) => db.read(() => reviewsOf(db, query)),
  reviewAverage: (store, product) => db.read(() => reviewAverage(db, store, product)),
  review: (store, id) => db.read(() => review(db, store, id)),
  productsToAsk: (query) => db.read(() => productsToAsk(db, query)),
  placeProducts: (placed) => db.write(() => placeProducts(db, placed)),
  reviewAudit: (store) => db.read(() => reviewAudit(db, store)),
})
