import type { ShownState } from '../../model/states.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

const NEEDING_SOMEBODY: readonly ShownState[] = ['refused', 'uncertain', 'expired', 'unreadable', 'held']
/** References shown as examples. */
const SHOWN = 3

export const ordersWaiting: Diagnosis = {
  id: 'orders-needing-somebody',
  group: 'orders',
  texts: {
    none: {
      en: { message: 'No order needs anybody.', next: '' },
      fr: { message: 'Aucune commande n’attend quelqu’un.', next: '' },
    },
    refused: {
      en: {
        message: '{n} refused by the platform: {refs}.',
        next: 'recolte explain {first} says why; correct the order, then recolte retry {first}.',
      },
      fr: {
        message: '{n} refusée(s) par Avis Vérifiés : {refs}.',
        next: 'recolte explain {first} dit pourquoi ; corrigez la commande puis recolte retry {first}.',
      },
    },
    uncertain: {
      en: {
        message: '{n} sent without an answer: {refs}.',
        next: 'Look for {first} at the platform; recolte explain {first} says what to do.',
      },
      fr: {
        message: '{n} envoyée(s) sans réponse : {refs}.',
        next: 'Cherchez {first} sur la plateforme ; recolte explain {first} dit quoi faire.',
      },
    },
    expired: {
      en: {
        message: '{n} too old to leave by themselves: {refs}.',
        next: 'recolte retry {first} lets one leave after all.',
      },
      fr: {
        message: '{n} trop ancienne(s) pour partir seule(s) : {refs}.',
        next: 'recolte retry {first} la laisse partir quand même.',
      },
    },
    unreadable: {
      en: {
        message: '{n} that the shop gives in a form that cannot be read: {refs}.',
        next: 'recolte explain {first} says what is missing.',
      },
      fr: {
        message: '{n} donnée(s) par la boutique sous une forme illisible : {refs}.',
        next: 'recolte explain {first} dit ce qui manque.',
      },
    },
    held: {
      en: {
        message: '{n} held until you decide: {refs}.',
        next: 'recolte explain {first} says why; recolte retry {first} lets it leave.',
      },
      fr: {
        message: '{n} en attente de votre accord : {refs}.',
        next: 'recolte explain {first} dit pourquoi ; recolte retry {first} la laisse partir.',
      },
    },
  },
  async store({ runtime }, { journal }) {
    const counts = await journal.counts(runtime.name)
    const seen: Seen[] = []
    for (const state of NEEDING_SOMEBODY) {
      if (counts[state] === 0) continue
      const { orders } = await journal.list({ store: runtime.name, states: [state], limit: SHOWN })
      const refs = orders.map((order) => order.reference ?? order.orderId)
      const detail = {
        n: counts[state],
        refs: refs.join(', ') + (counts[state] > refs.length ? '…' : ''),
        first: refs[0] ?? '',
      }
      seen.push({ status: state === 'refused' || state === 'unreadable' ? 'failure' : 'warning', text: state, detail })
    }
    return seen.length > 0 ? seen : [{ status: 'ok', text: 'none' }]
  },
}
