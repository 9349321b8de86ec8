import type { Texts } from './text.ts'

/** Why an order is held. */
export const HELD_REASONS = {
  brake: {
    en: {
      message:
        '{count} orders became ready at once (usually {usual} a day). Recolte holds them so as not to write to your customers by mistake.',
      next: 'To let them leave: recolte release {store}. To set them aside: recolte cancel --held {store}.',
    },
    fr: {
      message:
        '{count} commandes sont devenues prêtes d’un coup (d’habitude : {usual} par jour). Recolte les retient pour ne pas écrire à vos clients par erreur.',
      next: 'Pour les laisser partir : recolte release {store}. Pour les écarter : recolte cancel --held {store}.',
    },
  },
  'brake-first': {
    en: {
      message:
        '{count} orders became ready at once (more than {limit}). Recolte holds them so as not to write to your customers by mistake.',
      next: 'To let them leave: recolte release {store}. To set them aside: recolte cancel --held {store}.',
    },
    fr: {
      message:
        '{count} commandes sont devenues prêtes d’un coup (plus de {limit}). Recolte les retient pour ne pas écrire à vos clients par erreur.',
      next: 'Pour les laisser partir : recolte release {store}. Pour les écarter : recolte cancel --held {store}.',
    },
  },
  'old-orders': {
    en: {
      message:
        'The order reached its trigger status over {days} days ago. Recolte holds it rather than surprise a buyer of long ago.',
      next: 'To let it leave: recolte retry {ref}. To set it aside: recolte cancel {ref}.',
    },
    fr: {
      message:
        'La commande a atteint le statut de récupération il y a plus de {days} jours. Recolte la retient pour ne pas surprendre un ancien client.',
      next: 'Pour la laisser partir : recolte retry {ref}. Pour l’écarter : recolte cancel {ref}.',
    },
  },
  'not-before': {
    en: {
      message:
        'The order is ready and is kept on our side until {until} ("holdDays"), so that a refund in the meantime stops the request.',
      next: 'Nothing to do.',
    },
    fr: {
      message:
        'La commande est prête et reste de notre côté jusqu’au {until} ("holdDays"), pour qu’un remboursement d’ici là arrête la demande.',
      next: 'Rien à faire.',
    },
  },
  'restored-perhaps': {
    en: {
      message:
        'The order was ready before the journal was put back from a copy ({at}): it may have left, which that copy does not know.',
      next: 'Look for {ref} at the platform. If it is there: recolte cancel {ref}; if not: recolte retry {ref}.',
    },
    fr: {
      message:
        'La commande était prête avant la reprise du registre ({at}) : elle est peut-être déjà partie, ce que la copie ne sait pas.',
      next: 'Cherchez {ref} sur la plateforme. Si elle y est : recolte cancel {ref} ; sinon : recolte retry {ref}.',
    },
  },
  'reached-unknown': {
    en: {
      message:
        'The shop does not say whether the order reached its trigger status before or after this store was connected. Recolte holds it rather than ask a buyer of long ago.',
      next: 'To let it leave: recolte retry {ref}. To set it aside: recolte cancel {ref}.',
    },
    fr: {
      message:
        'La boutique ne dit pas si la commande a atteint le statut de récupération avant ou après la date de départ. Recolte la retient pour ne pas solliciter un ancien client.',
      next: 'Pour la laisser partir : recolte retry {ref}. Pour l’écarter : recolte cancel {ref}.',
    },
  },
  'former-module-perhaps': {
    en: {
      message: 'The former module may have collected this order at "{previous}"; the shop does not tell.',
      next: 'Look it up at the platform. To let it leave: recolte retry {ref}. To set it aside: recolte cancel {ref}.',
    },
    fr: {
      message:
        'L’ancien module a peut-être récupéré cette commande au statut « {previous} » ; la boutique ne le dit pas.',
      next: 'Cherchez-la sur la plateforme. Pour la laisser partir : recolte retry {ref}. Pour l’écarter : recolte cancel {ref}.',
    },
  },
  'reference-taken': {
    en: {
      message:
        'The reference {reference} was already handed over on this account for another order (store "{otherStore}", order {otherOrder}). The platform would not ask this buyer.',
      next: 'Give store {store} a "referencePrefix" in the configuration and carry it out: recolte switch {store}. Or set this order aside: recolte cancel {ref}.',
    },
    fr: {
      message:
        'La référence {reference} a déjà été envoyée sur ce compte pour une autre commande (boutique « {otherStore} », commande {otherOrder}). La plateforme ne solliciterait pas ce client.',
      next: 'Donnez à la boutique {store} un "referencePrefix" dans la configuration, puis appliquez-le : recolte switch {store}. Ou écartez cette commande : recolte cancel {ref}.',
    },
  },
} satisfies Record<string, Texts>
