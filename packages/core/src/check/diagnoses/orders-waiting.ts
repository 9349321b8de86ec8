import type { OrderSummary } from '../../journal/port.ts'
import type { ReasonCode } from '../../messages/reasons.ts'
import type { ShownState } from '../../model/states.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

const NEEDING_SOMEBODY: readonly ShownState[] = ['refused', 'uncertain', 'expired', 'unreadable', 'held']
/** References shown as examples, and orders looked at for their reasons. */
const SHOWN = 3
const LOOKED = 100

/** The diagnosis `files` names the file, with which all of its orders are put right at once. */
const TOLD_BY_FILES: ReadonlySet<ReasonCode> = new Set(['file-line-refused', 'file-in-error'])

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
        message: '{n} refused by the platform: {refs} ({reasons}).',
        next: 'recolte explain {first} says why; correct the order, then recolte retry {first}.',
      },
      fr: {
        message: '{n|# refusée|# refusées} par Avis Vérifiés : {refs} ({reasons}).',
        next: 'recolte explain {first} dit pourquoi ; corrigez la commande puis recolte retry {first}.',
      },
    },
    uncertain: {
      en: {
        message: '{n} sent without an answer: {refs}.',
        next: 'Look for {first} at the platform; recolte explain {first} says what to do.',
      },
      fr: {
        message: '{n|# envoyée|# envoyées} sans réponse : {refs}.',
        next: 'Cherchez {first} sur la plateforme ; recolte explain {first} dit quoi faire.',
      },
    },
    expired: {
      en: {
        message: '{n} too old to leave by {n|itself|themselves}: {refs}.',
        next: 'recolte retry {first} lets one leave after all.',
      },
      fr: {
        message: '{n|# trop ancienne pour partir seule|# trop anciennes pour partir seules} : {refs}.',
        next: 'recolte retry {first} la laisse partir quand même.',
      },
    },
    unreadable: {
      en: {
        message: '{n} that the shop gives in a form that cannot be read: {refs}.',
        next: 'recolte explain {first} says what is missing.',
      },
      fr: {
        message: '{n|# donnée|# données} par la boutique sous une forme illisible : {refs}.',
        next: 'recolte explain {first} dit ce qui manque.',
      },
    },
    held: {
      en: {
        message: '{n} held until you decide: {refs} ({reasons}).',
        next: 'recolte explain {first} says why; recolte retry {first} lets it leave.',
      },
      fr: {
        message: '{n} en attente de votre accord : {refs} ({reasons}).',
        next: 'recolte explain {first} dit pourquoi ; recolte retry {first} la laisse partir.',
      },
    },
  },
  async store({ runtime }, { journal }) {
    const counts = await journal.counts(runtime.name)
    const seen: Seen[] = []
    for (const state of NEEDING_SOMEBODY) {
      if (counts[state] === 0) continue
      const page = await journal.list({ store: runtime.name, states: [state], limit: LOOKED })
      const orders = page.orders.filter(({ reason }) => !TOLD_BY_FILES.has(reason.code))
      const n = counts[state] - (page.orders.length - orders.length)
      if (orders.length === 0) continue
      const refs = orders.slice(0, SHOWN).map((order) => order.reference ?? order.orderId)
      const detail = {
        n,
        refs: refs.join(', ') + (n > refs.length ? '…' : ''),
        first: refs[0] ?? '',
        reasons: reasonsOf(orders),
      }
      seen.push({ status: state === 'refused' || state === 'unreadable' ? 'failure' : 'warning', text: state, detail })
    }
    return seen.length > 0 ? seen : [{ status: 'ok', text: 'none' }]
  },
}

/** "2 × platform-refused, 1 × …": by the codes under which docs/reasons explains them. */
function reasonsOf(orders: OrderSummary[]): string {
  const counts = new Map<string, number>()
  for (const { reason } of orders) counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1)
  return [...counts].map(([code, n]) => `${n} × ${code}`).join(', ')
}
