/** What a pass says. */
export const syncEn = {
  'sync.seen.one': '{n} order looked at: {parts}',
  'sync.seen.other': '{n} orders looked at: {parts}',
  'sync.nothing': 'nothing new',
  'sync.busy': 'another run is reading this shop; this one only delivered',
  'sync.first.one':
    'Nothing leaves for the past. {n} open order is followed; the first request leaves once it reaches {trigger}.',
  'sync.first.other':
    'Nothing leaves for the past. {n} open orders are followed; the first request leaves once one of them reaches {trigger}.',
  'sync.first-none': 'Nothing leaves for the past. The first request leaves once an order reaches {trigger}.',
  'sync.first-since.one':
    'Nothing leaves for what was completed before {date} ("since"). {n} open order is followed; a request leaves once it reaches {trigger}.',
  'sync.first-since.other':
    'Nothing leaves for what was completed before {date} ("since"). {n} open orders are followed; a request leaves once one of them reaches {trigger}.',
  'sync.paused':
    'Account "{account}" is paused: the platform answers {answer} to one order after another. {waiting} of its orders wait, none is lost.',
  'sync.paused.credentials': 'Check {keys}. Recolte tries one order at each run and goes on by itself.{other}',
  'sync.paused.parameters':
    'Look at one of the refused orders with recolte explain, correct what the platform names, then let it leave with recolte retry.',
  'sync.unreachable':
    'Account "{account}": the platform does not answer as it should ({answer}). {waiting} of its orders wait, none is lost; Recolte tries again by itself.',
  'sync.trigger-unknown': 'The shop has no status "{trigger}": no order will ever reach it.',
  'sync.trigger-unknown.next': 'recolte statuses {store} lists those it has; correct "trigger" in the configuration.',
  'sync.cut-short': 'The time given was up before everything had left: the next run goes on.',
  'sync.look': 'To see why: recolte explain NUMBER, or recolte check.',
  'progress.collecting': '{store}: {seen} orders read',
  'progress.collecting-left': '{store}: {seen} orders read, about {remaining} left',
  'progress.delivering': '{store}: {done} handed over, {left} left',
} as const
