/** `forget` and `person`. */
export const buyerEn = {
  'forget.none': 'No order read here carries this address.',
  'forget.found.one': '{n} order of this buyer was read here: {refs}.',
  'forget.found.other': '{n} orders of this buyer were read here: {refs}.',
  'forget.will':
    'recolte forget erases what was read of the buyer, stops what would still leave, and keeps a keyed hash of the address so that nothing brings the buyer back. It cannot be undone.',
  'forget.ask': 'Erase?',
  'forget.erased': 'Erased: {payloads}, {answers}, and which orders were this buyer’s.',
  'forget.payloads.one': '{n} purchase as read (name, address, telephone)',
  'forget.payloads.other': '{n} purchases as read (name, address, telephone)',
  'forget.answers.one': '{n} answer of the platform',
  'forget.answers.other': '{n} answers of the platform',
  'forget.stopped.one': '{n} order that would have left is stopped.',
  'forget.stopped.other': '{n} orders that would have left are stopped.',
  'forget.sending.one': '{n} order was on its way to the platform at that very moment; nothing more of it is kept.',
  'forget.sending.other':
    '{n} orders were on their way to the platform at that very moment; nothing more of them is kept.',
  'forget.hash':
    'Kept: a keyed hash of the address. An order that carries it is stopped as soon as it is read, before anything leaves.',
  'forget.not-overwritten':
    'Another program was reading the journal, so its log still holds traces. Run recolte forget again with the same address in a moment.',
  'forget.stays': 'What Recolte cannot erase:',
  'forget.shop': '  in the shop: the orders themselves ({refs})',
  'forget.shop-unknown': '  in the shop: any order of this buyer that Recolte has not read',
  'forget.platform': '  at the platform: what it was given ({refs}), and the reviews; ask it to erase them',
  'forget.backups':
    '  in files: what recolte report and recolte person wrote, logs of your own; backups hold no address, but the keyed hash on old orders until they are replaced',
  'forget.copies':
    '  in files: what recolte report and recolte person wrote, logs of your own; backups and {copies} hold no address, but the keyed hash on old orders until they are replaced',
  'optout.will':
    'recolte forget --optout keeps the buyer from being asked again, whatever is ordered, and stops what would still leave. The history stays; what was read of the buyer is erased on its usual day.',
  'optout.ask': 'Keep this buyer from being asked?',
  'optout.done': 'Done: this buyer is not asked any more. Recolte keeps a keyed hash of the address for that.',
  'optout.stays': 'What the platform already has can still set off a request: set it aside there, too.',
  'person.none': 'Nothing: no order read here carries this address.',
  'person.found.one': '{n} order of this buyer was read here.',
  'person.found.other': '{n} orders of this buyer were read here.',
  'person.erased': 'This buyer was erased on {since}; a keyed hash of the address is all that is kept.',
  'person.opted-out': 'This buyer is not asked any more since {since}.',
  'person.order': 'Order {ref} · store "{store}" · {state}',
  'person.payload': 'read of the buyer',
  'person.payload-gone': 'nothing any more: it was erased',
  'person.kept': 'kept until {until}',
  'person.kept-open': 'kept until 30 days after the order has ended here',
  'person.written.one': '{file} is written (readable by you alone): {n} order.',
  'person.written.other': '{file} is written (readable by you alone): {n} orders.',
} as const
