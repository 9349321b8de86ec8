import type { ReportedOrder } from '@recolte/core'
import type { Session } from '../session.ts'

/** Orders one under the other: what, where it stands, when; why, where it was not collected. */
export function orderLines(session: Session, orders: ReportedOrder[]): string[] {
  const refs = Math.max(0, ...orders.map(({ reference }) => reference.length)) + 2
  const states = Math.max(0, ...orders.map(({ status }) => session.t(`state.${status}`).length)) + 2
  let store: string | undefined
  return orders.flatMap((order) => {
    const heading = order.store === store ? [] : [session.colour.strong(order.store)]
    store = order.store
    const state = session.t(`state.${order.status}`).padEnd(states)
    return [...heading, `  ${order.reference.padEnd(refs)}${state}${detail(session, order)}`]
  })
}

function detail(session: Session, { store, status, dates, reason }: ReportedOrder): string {
  const { t } = session
  const { moment, day } = session.dates(store)
  const placed = dates.ordered === null ? '' : `${t('explain.placed')} ${moment(dates.ordered)}`
  if (status !== 'collected') return [placed, reason.message].filter((part) => part !== '').join(' · ')
  const collected = dates.collected === null ? '' : `${t('explain.collected')} ${moment(dates.collected)}`
  const request =
    dates.sent !== null
      ? `${t('explain.sent')} ${day(dates.sent)}`
      : dates.scheduled === null
        ? ''
        : `${t('explain.scheduled')} ${day(dates.scheduled)}`
  return [placed, collected, request].filter((part) => part !== '').join(' · ')
}
