import type { Texts } from './text.ts'

/** Reviews that the shop has, on their way to a file or to the platform. */
export const OWN_REVIEWS_ERRORS = {
  'no-own-reviews': {
    en: {
      message: '{shop} gives no product reviews over its interface, so there are none that Recolte could read.',
      next: 'Export them with the module or application that keeps them; docs/reviews-to-platform.md says for each kind of shop what there is.',
    },
    fr: {
      message: '{shop} ne donne pas d’avis produit par son interface : Recolte ne peut donc en lire aucun.',
      next: 'Exportez-les avec le module ou l’application qui les garde ; docs/reviews-to-platform.fr.md dit pour chaque type de boutique ce qui existe.',
    },
  },
} as const satisfies Record<string, Texts>
