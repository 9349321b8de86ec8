import type { ConnectorMessages } from '@recolte/core'

/** What may be wrong in the settings, each after the name of the setting. */
export const settingsMessages: ConnectorMessages = {
  'shopify.which-keys': {
    en: {
      message: 'write accessToken, or clientId and clientSecret',
      next: 'Correct it in the configuration, then run recolte check {store}.',
    },
    fr: {
      message: 'écrivez accessToken, ou clientId et clientSecret',
      next: 'Corrigez la configuration, puis lancez recolte check {store}.',
    },
  },
  'shopify.which-language': {
    en: {
      message: 'write a language such as fr or fr-CA',
      next: 'Correct it in the configuration, then run recolte check {store}.',
    },
    fr: {
      message: 'écrivez une langue, par exemple fr ou fr-CA',
      next: 'Corrigez la configuration, puis lancez recolte check {store}.',
    },
  },
}
