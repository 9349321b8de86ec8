import { DAY, type Instant } from '../clock.ts'
import type { OfferFilter } from '../journal/port.ts'
import type { OrderStatus } from '../model/order.ts'
import { listOf, textOf } from '../protocol/module/call.ts'
import type { CallContext } from './context.ts'
import { type Period, periodOf } from './period.ts'
import { statusCodes } from './pushed.ts'

/** What a call for orders asks for. */
export interface Wanted {
  /** Nothing is handed over: the list is only looked at. */
  looks: boolean
  /** A period of order dates, which may lie before the baseline. */
  period?: Period | undefined
  /** Which of those on offer. */
  only: OfferFilter
  /** At most so many, beside the dialect's own limit. */
  limit?: number
}

/** Orders in one answer to `getLatestOrders` (docs/protocol.md, actions of a module). */
const LATEST = 300

export function wantedBy(call: CallContext, statuses: readonly OrderStatus[]): Wanted {
  const { query, message, timeZone, runtime, engine } = call
  const languages = languagesOf(call)
  const codes = (key: string) => {
    const names = listOf(message, key).filter((name) => name !== '')
    return names.length === 0 ? undefined : statusCodes(names, runtime.connector, statuses)
  }
  if (query === 'getOrdersCsv') {
    const from = ago(textOf(message, 'duree'), engine.clock.now())
    return { looks: true, only: { from, statuses: codes('orderstates'), languages } }
  }
  const looks = textOf(message, 'no_flag') === '1'
  if (query === 'getLatestOrders') {
    const period = periodOf(message, 'startDate', 'endDate', timeZone)
    return { looks, period, only: { ...datesOf(period), statuses: codes('orderStatus'), languages }, limit: LATEST }
  }
  const forced = textOf(message, 'force') === '1'
  const period = forced ? periodOf(message, 'date_deb', 'date_fin', timeZone) : undefined
  return { looks, period, only: { ...datesOf(period), languages } }
}

const datesOf = (period: Period | undefined): Pick<OfferFilter, 'from' | 'to'> =>
  period === undefined ? {} : { from: period.from, to: period.to }

/**
 * PrestaShop's and WooCommerce's words for it. Where accounts go by the order, the web id has chosen already, and what
 * comes beside it is set right by it (docs/protocol.md, calls to a module).
 */
function languagesOf({ message, runtime }: CallContext): string[] | undefined {
  if (typeof runtime.config.account !== 'string') return undefined
  const named = ['iso_lang', 'lang_code'].flatMap((key) => listOf(message, key))
  const languages = named.filter((name) => /^[a-z]{2}([_-]|$)/i.test(name))
  return languages.length === 0 ? undefined : languages
}

/** `1w`, `2w`, `1m` to `12m`; a month is taken long, so that none is missed. Undefined is since ever. */
function ago(text: string, now: Instant): Instant | undefined {
  const [, n, unit] = /^(\d{1,2})([wm])$/.exec(text) ?? []
  return n === undefined ? undefined : now - Number(n) * (unit === 'w' ? 7 : 31) * DAY
}
