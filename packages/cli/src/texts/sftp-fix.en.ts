/** `sftp fix`. */
export const sftpFixEn = {
  'help.sftp-fix': 'corrects the lines of a file that came back, and drops those alone',
  'help.arg.sftp-file': 'the file’s name, as recolte sftp status shows it',
  'help.option.fix-set': 'corrects one cell: 2.email=anna@client.example (the headings are line 1)',
  'help.option.fix-to': 'writes the failing lines into a CSV file, to correct them there',
  'help.option.fix-from': 'reads the corrected lines back from there',
  'fix.waits.one': '{n} order of {file} waits for you:',
  'fix.waits.other': '{n} orders of {file} wait for you:',
  'fix.line': '  line {line}  {ref}  {why}',
  'fix.erased': '  {ref}: its data is erased by now. Correct it in the shop, then: recolte retry {ref}',
  'fix.unsure':
    'Recolte cannot read the platform’s report (recolte sftp status shows it): correct only the lines that it complains of. What you leave as it is does not go again.',
  'fix.next':
    'Correct a line:  recolte sftp fix {file} --set LINE.COLUMN=VALUE\nOr all of them in a spreadsheet:  recolte sftp fix {file} --to lines.csv, then --from lines.csv',
  'fix.next-from': 'Written into {to}. Correct the lines there, then:  recolte sftp fix {file} --from {to}',
  'fix.will.one': '{n} order was corrected and leaves in a file of its own: {refs}.',
  'fix.will.other': '{n} orders were corrected and leave in a file of their own: {refs}.',
  'fix.ask': 'Drop it now?',
  'fix.nothing': 'Nothing was corrected, and nothing dropped.',
  'fix.wrong': 'Nothing was dropped.',
  'fix.done.one': 'The corrected order stands in {file}. It is taken in next night (01:00 to 03:00, Paris).',
  'fix.done.other': 'The {n} corrected orders stand in {file}. They are taken in next night (01:00 to 03:00, Paris).',
  'fix.later.one': 'The correction is recorded. The order leaves with the next file.',
  'fix.later.other': 'The corrections are recorded. The {n} orders leave with the next file.',
  'fix.left':
    'Left as they are: {refs}. Each was settled meanwhile, or its buyer asked not to be written to: recolte explain NUMBER says which.',
} as const
