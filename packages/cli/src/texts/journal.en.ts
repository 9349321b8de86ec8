/** `journal`. */
export const journalEn = {
  'size.kb': '{n} kB',
  'size.mb': '{n} MB',
  'size.gb': '{n} GB',
  'journal.file': 'Journal {file} · {size}',
  'journal.kind': '  {engine}, schema {schema}, id {id}',
  'journal.states': ': {states}',
  'journal.store.one': '{store}: {n} order{states}',
  'journal.store.other': '{store}: {n} orders{states}',
  'journal.not-configured': 'no longer in the configuration',
  'journal.oldest': 'the one ready for longest: since {since}',
  'journal.copy':
    'This is a copy of {at}. If it was put in the place of a lost journal, run recolte journal restored before the next recolte sync.',
  'journal.backed-up': '{file} is written (readable by you alone): {size}.',
  'journal.backup-holds':
    'It holds everything but what was read of buyers (names, addresses, purchases), which Recolte reads again from the shop. It does hold the key of the address hashes: keep it as safe as the journal.',
  'journal.backup-restore':
    'To go back to it: stop Recolte, copy it to the place of the journal, remove the files -wal and -shm beside it, run recolte journal restored.',
  'restored.known': 'This journal knows what happened until {until}. What left after that is not in it.',
  'restored.store.one': '{store}: {n} order was about to leave{refs}.',
  'restored.store.other': '{store}: {n} orders were about to leave{refs}.',
  'restored.again': 'They leave again; the platform keys on the reference, so no buyer is asked twice.',
  'restored.doubt':
    'They may have left since, and the platform would ask twice: they become uncertain, and orders that were ready before now and that this journal does not know are held.',
  'restored.ask': 'Was this journal put back from a copy?',
  'restored.done': 'Done: nothing is uncertain.',
  'restored.uncertain.one':
    'Done: {n} order is uncertain. Look for it at the platform, then recolte confirm REF or recolte retry REF.',
  'restored.uncertain.other':
    'Done: {n} orders are uncertain. Look for them at the platform, then recolte confirm REF or recolte retry REF.',
  'restored.by-hand':
    'What was done by hand after the copy is not in it: do it again before the next pass (recolte forget above all, then pauses and orders set aside).',
  'restored.then': 'Next: recolte sync',
} as const
