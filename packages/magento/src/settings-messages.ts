import type { ConnectorMessages } from '@recolte/core'

/** What may be wrong in the settings, each after the name of the setting. */
export const settingsMessages: ConnectorMessages = {
  'magento.which-keys': {
    en: {
      message:
        'write consumerKey, consumerSecret, accessToken and accessTokenSecret, or token alone, or none where the shop hands them over',
      next: 'Correct it in the configuration, then run recolte check {store}.',
    },
    fr: {
      message:
        'écrivez consumerKey, consumerSecret, accessToken et accessTokenSecret, ou token seul, ou rien si la boutique les remet elle-même',
      next: 'Corrigez la configuration, puis lancez recolte check {store}.',
    },
  },
  'magento.attribute-code': {
    en: {
      message: 'write the code of an attribute: letters, digits and _',
      next: 'Correct it in the configuration, then run recolte check {store}.',
    },
    fr: {
      message: 'écrivez le code d’un attribut : lettres, chiffres et _',
      next: 'Corrigez la configuration, puis lancez recolte check {store}.',
    },
  },
}
