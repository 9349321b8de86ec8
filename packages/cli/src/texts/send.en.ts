/** `sftp send`. */
export const sendEn = {
  'help.sftp-send': 'check a CSV of orders line by line and send it: each order leaves once',
  'help.arg.orders': 'a CSV of orders',
  'help.option.send-account': 'the account it goes to, where several have a file server',
  'help.option.send-dry-run': 'check it and show what would leave; nothing does',
  'send.reading': '{n} lines read',
  'send.form': '({encoding}, separated by {separator})',
  'send.semicolon': 'semicolons',
  'send.comma': 'commas',
  'send.tab': 'tabs',
  'send.unknown': 'columns that are not used: {headings}',
  'send.more.one': 'and {n} more problem: correct these first',
  'send.more.other': 'and {n} more problems: correct these first',
  'send.stay.one':
    '{n} order does not leave. Correct its lines and send the file again: what has left does not leave twice.',
  'send.stay.other':
    '{n} orders do not leave. Correct their lines and send the file again: what has left does not leave twice.',
  'send.go.one': '{n} order can leave (lines: {lines}), to {server} (account "{account}")',
  'send.go.other': '{n} orders can leave (lines: {lines}), to {server} (account "{account}")',
  'send.which': '{first}; placed from {from} to {to}',
  'send.dry': 'Nothing has left. Without --dry-run they leave.',
  'send.none': 'Nothing has left: no order of this file can.',
  'send.ask.one': 'Send it? Its buyer is then asked for a review.',
  'send.ask.other': 'Send them? Their {n} buyers are then asked for a review.',
  'send.sent.one': '{n} order has left:',
  'send.sent.other': '{n} orders have left:',
  'send.before.one': '{n} order had left with an earlier file, and does not leave twice',
  'send.before.other': '{n} orders had left with an earlier file, and do not leave twice',
  'send.nothing': 'Nothing has left. See recolte report --store {store}, or why for one order: recolte explain NUMBER',
  'send.then':
    'The platform takes files in by night, from 01:00 to 03:00 (Paris). From the morning on, recolte sync sees what became of it and recolte sftp status shows it.',
  'error.no-file-server': 'No account has a file server.',
  'error.no-file-server.next':
    'Add "sftp": { "host", "username", "password" } to the account: docs/sftp.md says where to find them.',
} as const
