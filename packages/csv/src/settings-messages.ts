import type { ConnectorMessages } from '@recolte/core'

/** What may be wrong in the settings, each after the name of the setting. */
export const settingsMessages: ConnectorMessages = {
  'csv.which-folder': {
    en: {
      message: 'write the whole path of a folder, such as /srv/orders',
      next: 'Correct it in the configuration, then run recolte check {store}.',
    },
    fr: {
      message: 'écrivez le chemin complet d’un dossier, par exemple /srv/orders',
      next: 'Corrigez la configuration, puis lancez recolte check {store}.',
    },
  },
}
