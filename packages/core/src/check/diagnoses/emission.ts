import type { Diagnosis } from '../diagnosis.ts'

const NAMED = 5

/** Programmed dates against real ones, where somebody read the platform's export in (docs/protocol.md, what happens after). */
export const emission: Diagnosis = {
  id: 'emission',
  group: 'delay',
  texts: {
    none: {
      en: {
        message: 'Whether requests really left, only the platform’s export tells.',
        next: 'recolte report import FILE reads it in.',
      },
      fr: {
        message: 'Seul l’export d’Avis Vérifiés dit si les demandes sont vraiment parties.',
        next: 'recolte report import FICHIER le lit.',
      },
    },
    ok: {
      en: {
        message: 'Requests left when due, by the export of {day}; small differences are the load of the mail server.',
        next: '',
      },
      fr: {
        message:
          'Les demandes sont parties à leur date, d’après l’export du {day} ; de petits écarts viennent de la charge du serveur de messagerie.',
        next: '',
      },
    },
    late: {
      en: {
        message:
          '{n|# request|# requests} had not left over 24 h after {n|its|their} date, by the export of {day}: {refs}.',
        next: 'Write to Customer Care, with these references: a difference of over 24 h is theirs to explain.',
      },
      fr: {
        message:
          '{n|# demande n’était pas partie|# demandes n’étaient pas parties} plus de 24 h après {n|sa|leur} date, d’après l’export du {day} : {refs}.',
        next: 'Écrivez au Service Clients avec ces références : un écart de plus de 24 h est à lui d’expliquer.',
      },
    },
    absent: {
      en: {
        message:
          '{n|# order|# orders} that the platform took over 24 h before {n|is|are} not in its export of {day}: {refs}.',
        next: 'Was the export of the same account, and whole? Then write to Customer Care, with these references.',
      },
      fr: {
        message:
          '{n|# commande prise|# commandes prises} par Avis Vérifiés plus de 24 h avant {n|manque|manquent} dans son export du {day} : {refs}.',
        next: 'L’export est-il du même compte, et complet ? Alors écrivez au Service Clients avec ces références.',
      },
    },
  },
  async account(name, { journal }) {
    const { importedAt, found } = await journal.reconcile(name)
    if (importedAt === undefined) return [{ status: 'skipped', text: 'none' }]
    const day = new Date(importedAt).toISOString().slice(0, 10)
    const wrong = (['late', 'absent'] as const).flatMap((text) => {
      const of = found[text]
      if (of === undefined) return []
      const refs = of.references.slice(0, NAMED).join(', ') + (of.n > NAMED ? '…' : '')
      return [{ status: 'failure' as const, text, detail: { n: of.n, day, refs } }]
    })
    return wrong.length > 0 ? wrong : [{ status: 'ok', text: 'ok', detail: { day } }]
  },
}
