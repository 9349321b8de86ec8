import type { ConnectorMessages } from '@recolte/core'

/** What may be wrong in the settings, each after the name of the setting. */
export const settingsMessages: ConnectorMessages = {
  'magento.which-keys': {
    en: {
      message:
        'write consumerKey, consumerSecret, accessToken and accessTokenSecret, or token alone, or none where the shop hands them over',
      next: '',
    },
    fr: {
      message:
        'écrivez consumerKey, consumerSecret, accessToken et accessTokenSecret, ou token seul, ou rien si la boutique les remet elle-même',
      next: '',
    },
  },
  'magento.attribute-code': {
    en: { message: 'write the code of an attribute: letters, digits and _', next: '' },
    fr: { message: 'écrivez le code d’un attribut : lettres, chiffres et _', next: '' },
  },
}
