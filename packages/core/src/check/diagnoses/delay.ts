import { menuValues } from '../../messages/menus.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'
import { accountsOf } from '../diagnosis.ts'

/** The second question of the platform's help. A delay that is sent replaces the account's own (docs/protocol.md, message-fields). */
export const delay: Diagnosis = {
  id: 'delay',
  group: 'delay',
  texts: {
    config: {
      en: {
        message: '{days|# day|# days}, set in the configuration and sent {how}; it overrides the one under {delay}.',
        next: '',
      },
      fr: {
        message:
          '{days|# jour, réglé|# jours, réglés} dans la configuration et {days|envoyé|envoyés} {how} ; il remplace celui de « {delay} ».',
        next: '',
      },
    },
    account: {
      en: { message: 'The account’s own delay applies: {delay}.', next: '' },
      fr: { message: 'Le délai du compte s’applique : « {delay} ».', next: '' },
    },
    module: {
      en: { message: 'The delay is set at the platform, which tells its module: {delay}.', next: '' },
      fr: { message: 'Le délai se règle sur la plateforme, qui le dit à son module : « {delay} ».', next: '' },
    },
    pushed: {
      en: { message: '{days|# day|# days}, as the platform has set it over the configuration: {delay}.', next: '' },
      fr: {
        message: '{days|# jour, réglé|# jours, réglés} par la plateforme à la place de la configuration : « {delay} ».',
        next: '',
      },
    },
    both: {
      en: {
        message:
          'The wait is set twice: {hold} days kept here and a delay of {days} days at the platform. Recolte takes the first off the second.',
        next: 'Keep one of the two: remove "holdDays", or set "delay" to the days you mean in all.',
      },
      fr: {
        message:
          'L’attente est réglée deux fois : {hold} jours gardés ici et un délai de {days} jours sur la plateforme. Recolte retire les premiers du second.',
        next: 'Gardez l’un des deux : retirez "holdDays", ou mettez dans "delay" le nombre de jours voulu en tout.',
      },
    },
    atOnce: {
      en: {
        message:
          'The delay is 0 and orders count from "{status}": buyers are asked before they have anything to judge.',
        next: 'Set "delay" to the days a parcel takes, or choose a later trigger status.',
      },
      fr: {
        message:
          'Le délai est de 0 et les commandes comptent dès « {status} » : les clients sont sollicités avant d’avoir reçu quoi que ce soit.',
        next: 'Mettez dans "delay" le nombre de jours d’un envoi, ou choisissez un statut de récupération plus tardif.',
      },
    },
  },
  async store({ runtime, facts, accounts: inForce }, { accounts, language }) {
    const how = HOW[runtime.method.name]?.[language] ?? ''
    return accountsOf(runtime).flatMap((name): Seen[] => {
      const { delay: days, generation = 'historical' } = accounts[name] ?? {}
      const menus = menuValues(generation, language)
      const { holdDays = 0 } = runtime.config
      const early = facts?.statuses.find(
        ({ code, meaning }) => runtime.trigger.includes(code) && EARLY.has(meaning ?? ''),
      )
      const pushed = inForce[name]?.delay
      if (pushed !== undefined && pushed !== days)
        return [{ status: 'ok', text: 'pushed', detail: { ...menus, days: pushed } }]
      if (days === undefined)
        return [{ status: 'ok', text: runtime.method.name === 'module' ? 'module' : 'account', detail: menus }]
      return [
        { status: 'ok', text: 'config', detail: { days, how, ...menus } },
        ...(holdDays > 0 ? [{ status: 'warning' as const, text: 'both', detail: { days, hold: holdDays } }] : []),
        ...(days === 0 && early !== undefined
          ? [{ status: 'warning' as const, text: 'atOnce', detail: { status: early.label } }]
          : []),
      ]
    })
  },
}

const EARLY = new Set(['unpaid', 'paid'])

const HOW: Record<string, { en: string; fr: string }> = {
  webservice: { en: 'with each order', fr: 'avec chaque commande' },
  'purchase-events': { en: 'with each purchase', fr: 'avec chaque achat' },
  sftp: { en: 'in the file’s delay column', fr: 'dans la colonne du délai du fichier' },
  module: { en: 'in the module’s answer', fr: 'dans la réponse du module' },
}
