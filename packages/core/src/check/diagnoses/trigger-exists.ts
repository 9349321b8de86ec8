import type { Diagnosis, Seen } from '../diagnosis.ts'

export const triggerExists: Diagnosis = {
  id: 'trigger-exists',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'Trigger status: {labels}.', next: '' },
      fr: { message: 'Statut de récupération : {labels}.', next: '' },
    },
    onorder: {
      en: { message: 'Every order counts from its creation ("onorder").', next: '' },
      fr: { message: 'Chaque commande compte dès sa création ("onorder").', next: '' },
    },
    missing: {
      en: {
        message: 'The shop has no status "{code}": no order will ever reach it.',
        next: 'recolte statuses {store} lists them; correct "trigger" in the configuration.',
      },
      fr: {
        message: 'La boutique n’a pas de statut « {code} » : aucune commande ne l’atteindra.',
        next: 'recolte statuses {store} les montre ; corrigez "trigger" dans la configuration.',
      },
    },
    retired: {
      en: {
        message: 'The shop no longer offers the status "{code}".',
        next: 'recolte statuses {store} lists those it offers; correct "trigger" in the configuration.',
      },
      fr: {
        message: 'La boutique ne propose plus le statut « {code} ».',
        next: 'recolte statuses {store} montre ceux qu’elle propose ; corrigez "trigger" dans la configuration.',
      },
    },
    shop: {
      en: { message: 'The shop could not be asked for its statuses.', next: '' },
      fr: { message: 'La boutique n’a pas pu donner ses statuts.', next: '' },
    },
  },
  async store({ runtime, facts }) {
    if (runtime.trigger.includes('onorder')) return [{ status: 'ok', text: 'onorder' }]
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const known = new Map(facts.statuses.map((status) => [status.code, status]))
    const wrong = runtime.trigger.flatMap((code): Seen[] => {
      const status = known.get(code)
      if (status === undefined) return [{ status: 'failure', text: 'missing', detail: { code, store: runtime.name } }]
      return status.retired === true
        ? [{ status: 'warning', text: 'retired', detail: { code, store: runtime.name } }]
        : []
    })
    if (wrong.length > 0) return wrong
    const labels = runtime.trigger.map((code) => known.get(code)?.label ?? code).join(', ')
    return [{ status: 'ok', text: 'ok', detail: { labels } }]
  },
}
