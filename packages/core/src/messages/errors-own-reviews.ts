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
  'reviews-push-off': {
    en: {
      message: 'The store "{store}" has no address to push its reviews to.',
      next: 'The platform publishes no such call: agree with your account manager on its address and word, then set "reviews": { "push": { "url", "query" } } for the store.',
    },
    fr: {
      message: 'La boutique « {store} » n’a pas d’adresse où envoyer ses avis.',
      next: 'La plateforme ne publie aucun appel de ce genre : convenez de son adresse et de son mot avec votre gestionnaire de compte, puis mettez "reviews": { "push": { "url", "query" } } dans la boutique.',
    },
  },
  'reviews-push-account': {
    en: {
      message:
        'The reviews of the store "{store}" cannot be pushed: they need one account with a web id and a secret key.',
      next: 'Where the account depends on the shop or language, "*" names the one for the reviews; an account of the new platform takes none.',
    },
    fr: {
      message:
        'Les avis de la boutique « {store} » ne peuvent pas être envoyés : il leur faut un seul compte, avec id web et clé secrète.',
      next: 'Si le compte dépend de la boutique ou de la langue, "*" nomme celui des avis ; un compte de la nouvelle plateforme n’en prend pas.',
    },
  },
} as const satisfies Record<string, Texts>
