import type { Texts } from './text.ts'

/** Why an order is about to leave, or will be tried again. */
export const DUE_REASONS = {
  due: {
    en: { message: 'The order is ready and leaves at the next pass.', next: 'Nothing to do.' },
    fr: { message: 'La commande est prête et partira au prochain passage.', next: 'Rien à faire.' },
  },
  'awaiting-siblings': {
    en: {
      message:
        'The order is ready and waits, until {until} at the latest, for the other orders of the same purchase: {orders}.',
      next: 'Nothing to do. "groupHours": 0 in the configuration lets each purchase leave with its first order.',
    },
    fr: {
      message:
        'La commande est prête et attend, au plus tard jusqu’au {until}, les autres commandes du même achat : {orders}.',
      next: 'Rien à faire. "groupHours": 0 dans la configuration laisse partir chaque achat dès sa première commande.',
    },
  },
  released: {
    en: { message: 'The order was let go by hand and leaves at the next pass.', next: 'Nothing to do.' },
    fr: { message: 'La commande a été relancée à la main et partira au prochain passage.', next: 'Rien à faire.' },
  },
  sent: {
    en: { message: 'The order is on its way to the platform; the answer has not come yet.', next: 'Nothing to do.' },
    fr: {
      message: 'La commande est en route vers la plateforme ; la réponse n’est pas encore là.',
      next: 'Rien à faire.',
    },
  },
  'will-retry': {
    en: {
      message: 'The platform could not take the order: {answer}. Recolte tries again by itself.',
      next: 'Nothing to do.',
    },
    fr: {
      message: 'La plateforme n’a pas pu prendre la commande : {answer}. Recolte réessaie tout seul.',
      next: 'Rien à faire.',
    },
  },
  credentials: {
    en: {
      message: 'The platform did not recognise the account ({answer}). The order waits, it is not lost.',
      next: 'Check {keys}.{other}',
    },
    fr: {
      message: 'La plateforme n’a pas reconnu le compte ({answer}). La commande attend, elle n’est pas perdue.',
      next: 'Vérifiez {keys}.{other}',
    },
  },
  'store-paused': {
    en: {
      message:
        'The order is ready, but store "{store}" was paused by hand on {since}: nothing leaves, nothing is lost.',
      next: 'To let orders leave again: recolte resume {store}.',
    },
    fr: {
      message:
        'La commande est prête, mais la boutique « {store} » est en pause depuis le {since} : rien ne part, rien n’est perdu.',
      next: 'Pour laisser repartir les commandes : recolte resume {store}.',
    },
  },
  'account-paused': {
    en: {
      message:
        'The order is ready, but the account "{account}" is paused: the platform answered {answer} to several orders in a row.',
      next: 'Check {keys}. Recolte tries one order at each pass and goes on by itself.{other}',
    },
    fr: {
      message:
        'La commande est prête, mais le compte « {account} » est en pause : Avis Vérifiés a répondu {answer} à plusieurs commandes de suite.',
      next: 'Vérifiez {keys}. Recolte essaie une commande à chaque passage et reprend tout seul.{other}',
    },
  },
  'shop-unread': {
    en: {
      message: 'The order is ready, but the shop could not be read just before sending.',
      next: 'Nothing to do: Recolte tries again at its next pass.',
    },
    fr: {
      message: 'La commande est prête, mais la boutique n’a pas pu être lue juste avant l’envoi.',
      next: 'Rien à faire : Recolte réessaie à son passage suivant.',
    },
  },
  'details-missing': {
    en: {
      message: 'Product pages and pictures could not be read; the order waits at most an hour for them.',
      next: 'Nothing to do.',
    },
    fr: {
      message: 'Les pages et images des produits n’ont pas pu être lues ; la commande les attend une heure au plus.',
      next: 'Rien à faire.',
    },
  },
} satisfies Record<string, Texts>
