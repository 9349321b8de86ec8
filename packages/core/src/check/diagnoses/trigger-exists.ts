import { quotedList } from '../../messages/render.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'
import { triggerPlace } from '../trigger-place.ts'

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
    pushed: {
      en: { message: 'Trigger status: {labels}, as the platform has set it over the configuration.', next: '' },
      fr: {
        message: 'Statut de récupération : {labels}, réglé par la plateforme à la place de la configuration.',
        next: '',
      },
    },
    'pushed-unknown': {
      en: {
        message: 'The platform has set the status {names}, which the shop does not have: {labels} counts instead.',
        next: 'Choose one of the shop’s statuses at the platform (recolte statuses {store} lists them), or keep yours: recolte config {store} --undo id_order_status_choosen',
      },
      fr: {
        message:
          'La plateforme a réglé le statut {names}, que la boutique n’a pas : c’est {labels} qui compte à la place.',
        next: 'Choisissez sur la plateforme un statut de la boutique (recolte statuses {store} les montre), ou gardez le vôtre : recolte config {store} --undo id_order_status_choosen',
      },
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
        next: 'recolte statuses {store} lists those it offers; correct {place}.',
      },
      fr: {
        message: 'La boutique ne propose plus le statut « {code} ».',
        next: 'recolte statuses {store} montre ceux qu’elle propose ; corrigez {place}.',
      },
    },
    shop: {
      en: { message: 'The shop could not be asked for its statuses.', next: '' },
      fr: { message: 'La boutique n’a pas pu donner ses statuts.', next: '' },
    },
  },
  async store(view, { language }) {
    const { runtime, facts, triggerFrom, pushed } = view
    if (runtime.trigger.includes('onorder')) return [{ status: 'ok', text: 'onorder' }]
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const store = runtime.name
    const place = triggerPlace(view, language)
    const known = new Map(facts.statuses.map((status) => [status.code, status]))
    const labels = quotedList(
      runtime.trigger.map((code) => known.get(code)?.label ?? code),
      language,
    )
    const names = pushed.id_order_status_choosen?.split(';') ?? []
    const unknown: Seen[] =
      names.length > 0 && triggerFrom === 'file'
        ? [{ status: 'warning', text: 'pushed-unknown', detail: { names: quotedList(names, language), labels, store } }]
        : []
    const wrong = runtime.trigger.flatMap((code): Seen[] => {
      const status = known.get(code)
      if (status === undefined) return [{ status: 'failure', text: 'missing', detail: { code, store } }]
      return status.retired === true ? [{ status: 'warning', text: 'retired', detail: { code, store, place } }] : []
    })
    if (unknown.length + wrong.length > 0) return [...unknown, ...wrong]
    return [{ status: 'ok', text: triggerFrom === 'platform' ? 'pushed' : 'ok', detail: { labels } }]
  },
}
