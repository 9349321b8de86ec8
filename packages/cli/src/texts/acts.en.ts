/** `retry` and `cancel` of one order. */
export const actsEn = {
  'act.order': 'Order {ref} · store "{store}": {state}. {reason}',
  'retry.will':
    'recolte retry reads it again from the shop and hands it over at the next recolte sync; its buyer is then asked.',
  'retry.ask': 'Let it leave?',
  'cancel.will': 'recolte cancel sets it aside: it does not leave, and its buyer is not asked.',
  'cancel.ask': 'Set it aside?',
  'act.nothing-done': 'Nothing was changed.',
  'act.final': 'Nothing was changed: the platform already holds the order.',
  'act.ended': 'Nothing was changed: the order is {state} and does not leave by itself.',
  'act.sending': 'Nothing was changed: the order is on its way at this moment. See recolte explain {ref} in a minute.',
  'retry.no-handover':
    'Nothing was changed: only the shop or the configuration can make this order leave, see the reason above.',
  'cancel.no-handover':
    'Nothing was changed: this order is not about to leave, see the reason above. Should it become ready, recolte cancel {ref} sets it aside then.',
  'retry.done': 'Done: it leaves at the next recolte sync.',
  'cancel.done': 'Done: it does not leave. recolte retry {ref} takes that back.',
} as const
