/** Going on with a store another way. */
export const switchEn = {
  'help.switch': 'go on with a store by another method, account or reference, asking nobody twice',
  'help.option.switch-to': 'the method the configuration now names: webservice, purchase-events, module, sftp',
  'help.option.dry-run': 'only say what would happen',
  'error.switch-to': 'The configuration sets store "{store}" to the method "{method}", not to "{to}".',
  'error.switch-to.next':
    'Set "method": "{to}" and the account that goes with it in the configuration ({file}), then run recolte switch {store} --to {to} again.',
  'switch.from-to': 'Store "{store}": from {before} to {after}.',
  'switch.identity': '"{method}", account {account}, reference {reference}',
  'switch.collected.one': '  {n} order is collected and stays so: it never leaves again.',
  'switch.collected.other': '  {n} orders are collected and stay so: they never leave again.',
  'switch.leaves.one': '  {n} order leaves the new way once it is ready: {refs}.',
  'switch.leaves.other': '  {n} orders leave the new way once they are ready: {refs}.',
  'switch.unanswered.one':
    '  {n} order was sent without a final answer: {refs}. It becomes uncertain and does not leave by itself. To settle it first, put the old settings back and run recolte sync.',
  'switch.unanswered.other':
    '  {n} orders were sent without a final answer: {refs}. They become uncertain and do not leave by themselves. To settle them first, put the old settings back and run recolte sync.',
  'switch.steps': 'At the platform, before you go on:',
  'switch.step.move': 'Contact it first: the platform moves an account, nobody else can.',
  'switch.step.history': 'Keep what you need of the old reporting: its history is lost with the move.',
  'switch.step.no-exclusion': 'Products can no longer be excluded there; set what leaves here.',
  'switch.step.connector': 'Have the account set to "connector" with the address of this store: the platform calls us.',
  'switch.step.sftp': 'Ask for the SFTP access, and that its files are taken in.',
  'switch.step.api': 'Have the account set to the API instead of the connector or the files.',
  'switch.step.off':
    'Switch off whatever else sends or answers for this shop: the old call, a module, another program. Two ways at once ask every buyer twice.',
  'switch.ask': 'Is all that done? Switch now?',
  'switch.dry': 'Nothing was changed. To go on: recolte switch {store}',
  'switch.needs-yes': 'Nothing was changed. When the steps above are done: recolte switch {store} --yes',
  'switch.done': 'Done: store "{store}" goes on by "{method}".',
  'switch.then': 'Next: recolte sync. A recolte serve that is running has to be started again.',
  'switch.look.one': '{n} order needs you to look at the platform: recolte check names it.',
  'switch.look.other': '{n} orders need you to look at the platform: recolte check names them.',
}
