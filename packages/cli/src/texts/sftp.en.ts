/** `sftp`. */
export const sftpEn = {
  'help.sftp': 'files of orders (method "sftp")',
  'help.sftp-status': 'files that left, where each is, how many orders it holds',
  'sftp.none':
    'No file of orders has left yet. The first leaves at its hour with recolte sync, from a store with "method": "sftp".',
  'sftp.state.sending': 'being put',
  'sftp.state.dropped': 'in orders/: taken in by night, 01:00 to 03:00 (Paris)',
  'sftp.state.collected': 'in success/: collected',
  'sftp.state.error': 'in error/',
  'sftp.state.gone': 'in no folder any more',
  'sftp.state.not-dropped': 'never arrived; its orders leave with another file',
  'sftp.left': 'left {date}',
  'sftp.ended.collected': 'seen in success/ {date}',
  'sftp.ended.error': 'seen in error/ {date}',
  'sftp.ended.gone': 'missed {date}',
  'sftp.ended.not-dropped': 'given up {date}',
  'sftp.holds.one': '{n} order on {lines} lines',
  'sftp.holds.other': '{n} orders on {lines} lines',
  'sftp.unsettled.one': '{n} order waits for you: recolte sftp fix {file}',
  'sftp.unsettled.other': '{n} orders wait for you: recolte sftp fix {file}',
  'sftp.report': 'the platform’s report: {report}',
} as const
