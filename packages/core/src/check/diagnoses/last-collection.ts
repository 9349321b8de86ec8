import type { Diagnosis } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** The first question of the platform's help: the shop's last order beside the last one that was collected. */
export const lastCollection: Diagnosis = {
  id: 'last-collection',
  group: 'orders',
  texts: {
    ok: {
      en: {
        message: 'Last order collected {ago} ago (no. {ref}); last one changed in the shop {changed} ago (no. {last}).',
        next: '',
      },
      fr: {
        message:
          'Dernière commande récupérée il y a {ago} (n° {ref}) ; dernière modifiée dans la boutique il y a {changed} (n° {last}).',
        next: '',
      },
    },
    none: {
      en: {
        message: 'No order has been collected yet; the last one changed in the shop is no. {last}, {changed} ago.',
        next: 'recolte explain {last} says what it waits for.',
      },
      fr: {
        message:
          'Aucune commande récupérée pour l’instant ; la dernière modifiée dans la boutique est la n° {last}, il y a {changed}.',
        next: 'recolte explain {last} dit ce qu’elle attend.',
      },
    },
    empty: {
      en: { message: 'The shop has shown no order yet.', next: '' },
      fr: { message: 'La boutique n’a encore montré aucune commande.', next: '' },
    },
  },
  async store({ evidence }, { now, language }) {
    const { lastChanged, lastCollected } = evidence
    if (lastChanged === undefined) return [{ status: 'skipped', text: 'empty' }]
    const detail = { last: lastChanged.reference, changed: howLong(now - lastChanged.at, language) }
    if (lastCollected === undefined) return [{ status: 'skipped', text: 'none', detail }]
    const { reference: ref, at } = lastCollected
    return [{ status: 'ok', text: 'ok', detail: { ...detail, ref, ago: howLong(now - at, language) } }]
  },
}
