import type { Reply } from '../hooks/inbound.ts'
import { getConfiguration, resetConfiguration, setConfiguration } from './actions/configuration.ts'
import { setFlag } from './actions/flag.ts'
import { getOrders } from './actions/orders.ts'
import { emptyReviews, type ReviewsTaker, setReviews } from './actions/reviews.ts'
import {
  cleanCache,
  countOrders,
  isActive,
  lostOrders,
  orderHistory,
  parentIds,
  productUrls,
  reviewStats,
} from './actions/small.ts'
import type { CallContext } from './context.ts'
import { moduleReply } from './reply.ts'

type Action = (call: CallContext, taker: ReviewsTaker) => Promise<unknown>

/** In every dialect. */
const COMMON: Readonly<Record<string, Action>> = {
  isActiveModule: isActive,
  setModuleConfiguration: setConfiguration,
  getModuleAndSiteConfiguration: getConfiguration,
  setProductsReviews: setReviews,
  // With Magento 2 it deletes the configuration, elsewhere it empties the tables of reviews.
  truncateTables: (call, taker) =>
    call.dialect.truncates === 'configuration' ? resetConfiguration(call) : emptyReviews(call, taker),
}

/** In the dialects that name them. */
const FURTHER: Readonly<Record<string, Action>> = {
  setFlag,
  getOrderHistoryOn: orderHistory,
  getCountOrder: countOrders,
  generateLostOrders: lostOrders,
  getProductReviewsStats: reviewStats,
  getUrlProducts: productUrls,
  cleanCache,
  deleteModuleAndSiteConfiguration: resetConfiguration,
}

/** Answers with a list of orders, streamed. */
const LISTS = new Set(['getOrders', 'getOrdersCsv', 'getLatestOrders'])

/** Carries out a genuine call. */
export async function carryOut(call: CallContext, taker: ReviewsTaker): Promise<Reply> {
  const { query, dialect } = call
  const knows = dialect.actions.includes(query)
  if (query === 'getOrders' || (knows && LISTS.has(query))) return getOrders(call)
  if (knows && query === 'getProductParentIds') return parentIds()
  const action = actionOf(COMMON, query) ?? (knows ? actionOf(FURTHER, query) : undefined)
  if (action !== undefined) return moduleReply(await action(call, taker), dialect)
  return moduleReply(dialect.unknownQuery ?? '', dialect)
}

const actionOf = (table: Readonly<Record<string, Action>>, query: string): Action | undefined =>
  Object.hasOwn(table, query) ? table[query] : undefined
