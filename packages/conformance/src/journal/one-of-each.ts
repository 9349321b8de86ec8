import type { Journal, ShownState } from '@recolte/core'
import {
  always,
  collect,
  handOver,
  hold,
  leaseOne,
  MINUTE,
  NOW,
  page,
  row,
  SHOP,
  seen,
  send,
  skip,
  wait,
} from './scene.ts'

/** Fills the journal with orders in every shown state, and tells how many stand in each. */
export async function oneOfEach(journal: Journal): Promise<Record<ShownState, number>> {
  for (const state of ['collected', 'handed', 'uncertain', 'refused', 'expired'] as const) {
    await seen(journal, collect, row(state))
    await handOver(journal, state, state)
  }
  // Two orders of one purchase, collected together.
  await seen(journal, collect, row('part-1', { groupKey: 'cart' }), row('part-2', { groupKey: 'cart' }))
  await handOver(journal, 'cart', 'collected')

  await seen(journal, collect, row('retrying'))
  await handOver(journal, 'retrying', 'due', { nextAt: NOW + MINUTE })
  await seen(journal, collect, row('stopped'))
  await journal.act({ kind: 'cancel', store: SHOP, orderId: 'stopped', actor: 'eve', now: NOW })
  await seen(journal, collect, row('on-its-way'))
  const { handoverId } = await leaseOne(journal, 'on-its-way')
  await journal.prepare('on-its-way', [send(handoverId, 'on-its-way')], NOW)

  await journal.recordPage(page([row('due')]), always(collect))
  await journal.recordPage(page([row('held-1', { groupKey: 'two' }), row('held-2', { groupKey: 'two' })]), always(hold))
  await journal.recordPage(page([row('waiting-1'), row('waiting-2')]), always(wait))
  await journal.recordPage(page([row('skipped')], { unreadable: [{ id: 'unreadable', problem: 'x' }] }), always(skip))
  return {
    collected: 3,
    due: 2,
    retrying: 1,
    waiting: 2,
    skipped: 1,
    held: 2,
    handed: 1,
    uncertain: 1,
    refused: 1,
    stopped: 1,
    expired: 1,
    unreadable: 1,
  }
}
