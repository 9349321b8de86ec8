import type { Diagnosis } from '../diagnosis.ts'

/** The way the configuration names beside the way orders of the last weeks really went. */
export const methodInUse: Diagnosis = {
  id: 'method-in-use',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'Orders go by "{method}": {n} of the last {days|day|# days} did.', next: '' },
      fr: {
        message:
          'Mode d’envoi « {method} » : {n|# commande est partie|# commandes sont parties} ainsi {days|ce dernier jour|ces # derniers jours}.',
        next: '',
      },
    },
    unused: {
      en: { message: 'Orders are to go by "{method}"; none of the last {days|day|# days} has yet.', next: '' },
      fr: {
        message:
          'Mode d’envoi « {method} » ; aucune commande n’est encore partie {days|ce dernier jour|ces # derniers jours}.',
        next: '',
      },
    },
    other: {
      en: {
        message:
          '{n|# order|# orders} of the last {days|day|# days} went by "{other}", while the store is set to "{method}".',
        next: 'After a switch this is past and ends by itself; if nobody switched, run recolte check again in a day.',
      },
      fr: {
        message:
          '{n|# commande est partie|# commandes sont parties} {days|ce dernier jour|ces # derniers jours} par « {other} », alors que la boutique est réglée sur « {method} ».',
        next: 'Après un changement, c’est du passé et cela s’éteint seul ; si personne n’a rien changé, relancez recolte check demain.',
      },
    },
  },
  async store({ runtime, recent }) {
    const gone = recent.orders.filter(({ state, method }) => state === 'collected' && method !== undefined)
    const by = (is: (method: string | undefined) => boolean) =>
      gone.filter(({ method }) => is(method)).reduce((all, { n }) => all + n, 0)
    const method = runtime.method.name
    const detail = { method, days: recent.days }
    const own = by((one) => one === method)
    const others = [...new Set(gone.map((one) => one.method))].filter((one) => one !== method)
    const seen =
      own > 0
        ? { status: 'ok' as const, text: 'ok', detail: { ...detail, n: own } }
        : { status: 'skipped' as const, text: 'unused', detail }
    if (others.length === 0) return [seen]
    const n = by((one) => one !== method)
    return [seen, { status: 'warning', text: 'other', detail: { ...detail, n, other: others.join(', ') } }]
  },
}
