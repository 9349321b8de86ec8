import type { MethodDefinition } from '../../method.ts'
import { PURCHASE_DAYS } from '../../protocol/new-platform.ts'
import { wrongGeneration } from '../generation.ts'
import { PurchaseEvents } from './method.ts'

export const purchaseEvents: MethodDefinition = {
  name: 'purchase-events',
  generation: 'new',
  purchaseDays: PURCHASE_DAYS,
  connect(account, context) {
    if (account.generation !== 'new') throw wrongGeneration('purchase-events', account)
    return new PurchaseEvents(account, context)
  },
}
