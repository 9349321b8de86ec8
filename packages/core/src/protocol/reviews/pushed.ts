import type { ReviewLine } from '../../model/review.ts'
import { readPushedJson } from './json.ts'
import { readTabs } from './tabs.ts'

/** The `data` of `setProductsReviews` in either of its forms. */
export function readPushed(data: string): ReviewLine[] {
  return data.trimStart().startsWith('{') ? readPushedJson(data) : readTabs(data)
}
