import { menuValues } from '../../messages/menus.ts'
import type { Diagnosis } from '../diagnosis.ts'

export const delay: Diagnosis = {
  id: 'delay',
  group: 'delay',
  texts: {
    config: {
      en: {
        message: '{days} days, set in the configuration; it overrides the one under {delay}.',
        next: '',
      },
      fr: {
        message: '{days} jours, réglé dans la configuration ; il remplace celui de « {delay} ».',
        next: '',
      },
    },
    account: {
      en: { message: 'The account’s own delay applies: {delay}.', next: '' },
      fr: { message: 'Le délai du compte s’applique : « {delay} ».', next: '' },
    },
  },
  async account(name, { accounts, language }) {
    const { delay: days, generation = 'historical' } = accounts[name] ?? {}
    const menus = menuValues(generation, language)
    return [
      days === undefined
        ? { status: 'ok', text: 'account', detail: menus }
        : { status: 'ok', text: 'config', detail: { days, ...menus } },
    ]
  },
}
