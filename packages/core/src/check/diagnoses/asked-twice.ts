import type { Diagnosis } from '../diagnosis.ts'

/** What else in the shop writes to buyers for a review, as its connector can tell. */
export const askedTwice: Diagnosis = {
  id: 'asked-twice',
  group: 'automation',
  texts: {
    none: {
      en: { message: 'Nothing else in the shop asks buyers for reviews, as far as the key can see.', next: '' },
      fr: {
        message: 'Rien d’autre dans la boutique ne demande d’avis aux clients, pour autant que la clé le voie.',
        next: '',
      },
    },
    unknown: {
      en: { message: 'The key cannot see what else asks buyers for reviews in the shop.', next: '' },
      fr: { message: 'La clé ne permet pas de voir ce qui demande des avis par ailleurs dans la boutique.', next: '' },
    },
    also: {
      en: {
        message: '{name} asks buyers for reviews, too: they may be asked twice.',
        next: 'Switch its requests off: {where}.',
      },
      fr: {
        message: '{name} demande aussi des avis aux clients : ils peuvent être sollicités deux fois.',
        next: 'Désactivez ses demandes : {where}.',
      },
    },
  },
  async store({ facts }, { language }) {
    const askers = facts?.info.askers
    if (askers === undefined) return [{ status: 'skipped', text: 'unknown' }]
    if (askers.length === 0) return [{ status: 'ok', text: 'none' }]
    return askers.map(({ name, where }) => ({
      status: 'warning',
      text: 'also',
      detail: { name, where: where[language] },
    }))
  },
}
