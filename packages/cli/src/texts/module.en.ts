/** Stores that the platform calls: what it has set, and leaving its module. */
export const moduleEn = {
  'help.config': 'what the platform has set for a store it calls, and taking that back',
  'help.option.accept': 'put in force what waits under this name',
  'help.option.undo': 'go back to the value of the configuration file',
  'config.none': 'The platform has set nothing for store "{store}": the configuration file counts.',
  'config.of': 'Set by the platform for store "{store}", over the configuration file:',
  'config.in-force': '{key} = {value} (since {at})',
  'config.waits': '{key} = {value} waits for your word (since {at})',
  'config.accept': 'To put it in force: recolte config {store} --accept {key}. To set it aside: --undo {key}',
  'config.history': 'History:',
  'config.by-platform': 'platform',
  'config.by-hand': 'by hand',
  'config.not-applied': 'platform, not in force',
  'config.file': 'as in the file',
}
