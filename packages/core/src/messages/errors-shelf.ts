import type { Texts } from './text.ts'

/** Why the shop does not show a review yet. */
export const SHELF_ERRORS = {
  'review-no-such-product': {
    en: {
      message: 'The shop has no product under the reference that the platform gave.',
      next: 'Is it deleted, or does the platform know it by another reference than its id? Recolte tries again each day, and shows the review once the product is there.',
    },
    fr: {
      message: 'La boutique n’a pas de produit sous la référence donnée par la plateforme.',
      next: 'Est-il supprimé, ou la plateforme le connaît-elle par une autre référence que son identifiant ? Recolte réessaie chaque jour et affiche l’avis dès que le produit existe.',
    },
  },
  'review-refused-by-shop': {
    en: {
      message: 'The shop refuses this review ({why}).',
      next: 'Recolte tries again each day. If it lasts, look for an extension of the shop that filters reviews.',
    },
    fr: {
      message: 'La boutique refuse cet avis ({why}).',
      next: 'Recolte réessaie chaque jour. Si cela dure, cherchez une extension de la boutique qui filtre les avis.',
    },
  },
} satisfies Record<string, Texts>
