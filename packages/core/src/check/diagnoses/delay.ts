import type { Diagnosis } from '../diagnosis.ts'

export const delay: Diagnosis = {
  id: 'delay',
  group: 'delay',
  texts: {
    config: {
      en: {
        message: '{days} days, set in the configuration; it overrides the one under Account Management > My Account.',
        next: '',
      },
      fr: {
        message: '{days} jours, réglé dans la configuration ; il remplace celui de « Gestion de compte > Mon compte ».',
        next: '',
      },
    },
    account: {
      en: { message: 'The account’s own delay applies: Account Management > My Account.', next: '' },
      fr: { message: 'Le délai du compte s’applique : « Gestion de compte > Mon compte ».', next: '' },
    },
  },
  async account(name, { accounts }) {
    const days = accounts[name]?.delay
    return [days === undefined ? { status: 'ok', text: 'account' } : { status: 'ok', text: 'config', detail: { days } }]
  },
}
