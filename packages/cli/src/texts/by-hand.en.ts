/** Acts by hand on many orders or on a whole store, and what a pass says of them. */
export const byHandEn = {
  // confirm, and cancel where it is too late
  'confirm.will':
    'recolte confirm notes that you saw it at the platform: it counts as collected, for good, and never leaves again.',
  'confirm.ask': 'Have you seen it there?',
  'confirm.done': 'Done: {ref} counts as collected.',
  'confirm.not-uncertain':
    'Nothing was changed: only an order that was sent and never answered can be confirmed, and {ref} is {state}.',
  'cancel.late': 'Too late: the platform has collected {ref}, and asks its buyer.',
  'cancel.perhaps-late': 'Too late: {ref} has been sent, and the platform may have it.',
  'cancel.late.next':
    'Only the platform can stop its request now: look for {ref} there among the review requests, or ask its Customer Care.',

  // many at once
  'act.nobody': 'Nothing was changed: there is no such order.',
  'release.are.one': 'Store "{store}": {n} order waits for your word ({reasons}).',
  'release.are.other': 'Store "{store}": {n} orders wait for your word ({reasons}).',
  'release.will': 'recolte release lets them leave from the next recolte sync on; their buyers are then asked.',
  'release.ask.one': 'Let {n} order leave?',
  'release.ask.other': 'Let {n} orders leave?',
  'release.done.one': 'Done: {n} order leaves from the next recolte sync on.',
  'release.done.other': 'Done: {n} orders leave from the next recolte sync on.',
  'release-rules.are.one': 'Store "{store}": {n} order stayed behind when the rules changed.',
  'release-rules.are.other': 'Store "{store}": {n} orders stayed behind when the rules changed.',
  'release-rules.will':
    'recolte release --rules lets them leave from the next recolte sync on; their buyers are then asked.',
  'release-rules.ask.one': 'Let {n} order leave?',
  'release-rules.ask.other': 'Let {n} orders leave?',
  'release-rules.done.one': 'Done: {n} order leaves from the next recolte sync on.',
  'release-rules.done.other': 'Done: {n} orders leave from the next recolte sync on.',
  'cancel-held.are.one': 'Store "{store}": {n} order waits for your word ({reasons}).',
  'cancel-held.are.other': 'Store "{store}": {n} orders wait for your word ({reasons}).',
  'cancel-held.will': 'recolte cancel --held sets them aside: they do not leave, and their buyers are not asked.',
  'cancel-held.ask.one': 'Set {n} order aside?',
  'cancel-held.ask.other': 'Set {n} orders aside?',
  'cancel-held.done.one': 'Done: {n} order does not leave. recolte retry NUMBER takes that back.',
  'cancel-held.done.other': 'Done: {n} orders do not leave. recolte retry NUMBER takes that back for one.',
  'retry-refused.are.one': 'Store "{store}": the platform refused {n} order.',
  'retry-refused.are.other': 'Store "{store}": the platform refused {n} orders.',
  'retry-refused.will':
    'recolte retry --refused reads them again from the shop and hands them over at the next recolte sync.',
  'retry-refused.ask.one': 'Let {n} order leave again?',
  'retry-refused.ask.other': 'Let {n} orders leave again?',
  'retry-refused.done.one': 'Done: {n} order leaves at the next recolte sync.',
  'retry-refused.done.other': 'Done: {n} orders leave at the next recolte sync.',

  // pause and resume
  'pause.will.one':
    'Store "{store}": nothing leaves any more until recolte resume {store}; the shop is read as before. {n} order is ready and waits.',
  'pause.will.other':
    'Store "{store}": nothing leaves any more until recolte resume {store}; the shop is read as before. {n} orders are ready and wait.',
  'pause.ask': 'Pause?',
  'pause.done': 'Done: store "{store}" is paused.',
  'pause.already': 'Store "{store}" was paused already.',
  'resume.will.one':
    'Store "{store}": {n} order that is ready leaves at the next recolte sync, and what comes after it.',
  'resume.will.other':
    'Store "{store}": {n} orders that are ready leave from the next recolte sync on, and what comes after them.',
  'resume.ask': 'Go on?',
  'resume.done': 'Done: store "{store}" goes on.',
  'resume.already': 'Store "{store}" was not paused.',

  // backfill
  'error.backfill-period': 'Which period?',
  'error.backfill-period.next':
    'Name its first and its last day: recolte backfill {store} --from 2026-10-01 --to 2026-10-31.',
  'error.no-such-backfill': 'Store "{store}" has no backfill {id}.',
  'error.no-such-backfill.next': 'See recolte backfill {store} --list.',
  'backfill.progress': '{store}: {read} of {of} orders read',
  'backfill.period':
    'Store "{store}": orders that reached their trigger status from {from} to {to}, before it was connected',
  'backfill.none':
    'None is known. The first recolte sync looks back 180 days from the connection; older orders are not followed.',
  'backfill.would.one': '{n} of {orders} would leave, to {buyers} buyer.',
  'backfill.would.other': '{n} of {orders} would leave, to {buyers} different buyers.',
  'backfill.excluded': 'Not these: {reasons}.',
  'backfill.oldest': 'The oldest reached its trigger status on {date}.',
  'backfill.per-day': 'Per day:',
  'backfill.limits': 'Of these {limits}, oldest first.',
  'backfill.cap.one': 'at most {n} order in all',
  'backfill.cap.other': 'at most {n} orders in all',
  'backfill.rate.one': 'at most {n} within an hour',
  'backfill.rate.other': 'at most {n} within an hour',
  'backfill.flood.one': '{n} order is more than the brake lets through at once ({brake}); a backfill passes it.',
  'backfill.flood.other': '{n} orders are more than the brake lets through at once ({brake}); a backfill passes it.',
  'backfill.ask.one': 'Let {n} order leave?',
  'backfill.ask.other': 'Let {n} orders leave?',
  'backfill.needs-yes': 'Nothing was started. To start it, run the same with --yes; --cap and --rate keep it small.',
  'backfill.nobody': 'Nothing was started: no order would leave.',
  'backfill.done.one': 'Backfill {id} runs: {n} order leaves at the next recolte sync.',
  'backfill.done.other': 'Backfill {id} runs: {n} orders leave from the next recolte sync on, oldest first.',
  'backfill.steer':
    'To hold it up: recolte backfill {store} --pause {id}. Where it stands: recolte backfill {store} --list.',
  'backfill.list-none': 'Store "{store}" has no backfill.',
  'backfill.row.one': '{id}  {from} – {to}  {state}, {n} order so far',
  'backfill.row.other': '{id}  {from} – {to}  {state}, {n} orders so far',
  'backfill.state.running': 'runs',
  'backfill.state.paused': 'paused',
  'backfill.state.done': 'done',
  'backfill.state.cancelled': 'stopped',
  'backfill.running': 'Backfill {id} runs.',
  'backfill.paused': 'Backfill {id} is paused.',
  'backfill.cancelled': 'Backfill {id} is stopped.',
  'backfill.ended': 'Nothing was changed: backfill {id} has ended.',
  'backfill.will-be-running.one': 'Backfill {id} has let {n} order go; it goes on from there.',
  'backfill.will-be-running.other': 'Backfill {id} has let {n} orders go; it goes on from there.',
  'backfill.will-be-paused.one': 'Backfill {id} has let {n} order go; it lets no more go until it is resumed.',
  'backfill.will-be-paused.other': 'Backfill {id} has let {n} orders go; it lets no more go until it is resumed.',
  'backfill.will-be-cancelled.one':
    'Backfill {id} has let {n} order go; it ends here. What has not left yet still leaves.',
  'backfill.will-be-cancelled.other':
    'Backfill {id} has let {n} orders go; it ends here. What has not left yet still leaves.',
  'backfill.ask-stop': 'Stop it for good?',

  // what a pass says
  'sync.held.one': '{n} more order waits for your word.',
  'sync.held.other': '{n} more orders wait for your word.',
  'sync.held.next': 'To let them leave: recolte release {store}. To set them aside: recolte cancel --held {store}.',
  'sync.rules-changed.one':
    'The rules have changed: {n} order would leave now that had reached them before. It stays behind; the new rules count for what comes after.',
  'sync.rules-changed.other':
    'The rules have changed: {n} orders would leave now that had reached them before. They stay behind; the new rules count for what comes after.',
  'sync.rules-changed.next':
    'To let them leave as well: recolte release {store} --rules 30d (those of the last 30 days) or --rules all.',
  'sync.recovered.one':
    'Account "{account}": the platform answers again after {n} hour. All that had waited for it leaves, at the polite rate.',
  'sync.recovered.other':
    'Account "{account}": the platform answers again after {n} hours. All that had waited for it leaves, at the polite rate.',
  'sync.store-paused.one': 'Store "{store}" is paused since {since}: nothing leaves. {n} order is ready and waits.',
  'sync.store-paused.other': 'Store "{store}" is paused since {since}: nothing leaves. {n} orders are ready and wait.',
  'sync.store-paused.next': 'To let orders leave again: recolte resume {store}.',

  // reasons in a few words, after a number
  'why.brake': 'by the brake',
  'why.brake-first': 'by the brake',
  'why.old-orders': 'ready for over 60 days',
  'why.reached-unknown': 'of unknown date',
  'why.former-module-perhaps': 'that the former module may have collected',
  'why.restored-perhaps': 'that may have left before the journal was restored',
  'why.reference-taken': 'whose reference is taken',
  'why.by-hand': 'by hand',
  'why.email-missing': 'without an e-mail address',
  'why.email-impossible': 'with an impossible e-mail address',
  'why.missing-field': 'incomplete',
  'why.excluded-status': 'at an excluded status',
  'why.excluded-email': 'with an excluded address (marketplaces…)',
  'why.excluded-channel': 'of an excluded channel',
  'why.excluded-shop': 'of an excluded shop',
  'why.excluded-language': 'in an excluded language',
  'why.below-minimum': 'under the minimum',
  'why.no-account': 'without an account',
  'why.nothing-to-review': 'with nothing to review',
  'why.consent-refused': 'whose buyer did not agree',
  'why.test-order': 'for testing',
  'why.cancelled': 'cancelled',
  'why.refunded': 'refunded',
  'why.gone': 'no longer in the shop',
  'why.absent': 'that the shop did not give',
  'why.unreadable': 'unreadable',
  'why.erased': 'of a buyer who was erased',
  'why.opted-out': 'of a buyer who is not to be asked',

  // help
  'help.confirm': 'note that an order without an answer was seen at the platform',
  'help.release': 'let go what is held for your word',
  'help.pause': 'let nothing of a store leave; it is read as before',
  'help.resume': 'let a paused store go on',
  'help.backfill': 'let orders from before the connection leave, after a preview',
  'help.arg.ref-or-store': 'number, reference or id of the order; for many at once the store',
  'help.arg.store-or-all': 'name of the store; all of them without one',
  'help.option.refused': 'all that the platform refused, of a store or of all',
  'help.option.refused-since': 'only those refused since then: 2026-11-01, 7d, 12h',
  'help.option.held': 'all that waits for your word, of this store',
  'help.option.rules': 'what a change of rules left behind: 30d (of the last 30 days), all',
  'help.option.from': 'first day: 2026-10-01, in the account’s time zone',
  'help.option.to': 'last day, all of it',
  'help.option.cap': 'no more orders than this in all',
  'help.option.rate': 'no more orders than this within an hour: 50/h',
  'help.option.list': 'the store’s backfills and how far they are',
  'help.option.backfill-pause': 'let this backfill rest',
  'help.option.backfill-resume': 'let it go on',
  'help.option.backfill-stop': 'end it',
} as const
