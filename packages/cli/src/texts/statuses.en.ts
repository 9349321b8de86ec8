/** The statuses of a shop. */
export const statusesEn = {
  'statuses.of': '{store} · {software}',
  'statuses.chosen': 'trigger status',
  'statuses.count.one': '{n} order',
  'statuses.count.other': '{n} orders',
  'statuses.absent': '"{code}" is chosen as trigger status, but the shop does not have it.',
  'statuses.change': 'To choose another: "trigger" of store "{store}" in {file}.',
} as const
