import type { Texts } from './text.ts'

/** How an order ended. */
export const ENDED_REASONS = {
  collected: {
    en: { message: 'The platform holds the order and asks the buyer.', next: 'Nothing to do.' },
    fr: { message: 'La plateforme a récupéré la commande et sollicite le client.', next: 'Rien à faire.' },
  },
  confirmed: {
    en: { message: 'The platform holds the order: {actor} saw it there.', next: 'Nothing to do.' },
    fr: { message: 'La plateforme a récupéré la commande : {actor} l’y a vue.', next: 'Rien à faire.' },
  },
  'platform-refused': {
    en: {
      message: 'The platform refused the order: {answer}.',
      next: 'Correct the order in {ordersMenu}, then run recolte retry {ref}.',
    },
    fr: {
      message: 'La plateforme a refusé la commande : {answer}.',
      next: 'Corrigez la commande dans {ordersMenu}, puis lancez recolte retry {ref}.',
    },
  },
  'credentials-refused': {
    en: {
      message: 'The platform keeps refusing the account for this order alone ({answer}), while others pass.',
      next: 'Look for unusual characters in the order’s names and number, correct them, then run recolte retry {ref}.',
    },
    fr: {
      message: 'La plateforme refuse le compte pour cette seule commande ({answer}), alors que d’autres passent.',
      next: 'Cherchez des caractères inhabituels dans les noms et le numéro de la commande, corrigez, puis lancez recolte retry {ref}.',
    },
  },
  'no-answer': {
    en: {
      message: 'The order was sent and no answer came; sending it again might ask the buyer twice.',
      next: 'Look for {reference} under {requests}. If it is there: recolte confirm {ref}. If not: recolte retry {ref}.',
    },
    fr: {
      message:
        'La commande a été envoyée et aucune réponse n’est venue ; la renvoyer pourrait solliciter le client deux fois.',
      next: 'Cherchez {reference} dans {requests}. Si elle y est : recolte confirm {ref}. Sinon : recolte retry {ref}.',
    },
  },
  switched: {
    en: {
      message: 'The order was sent by "{before}" without a final answer before the store was switched to another way.',
      next: 'Look for {ref} under {requests}. If it is there: recolte confirm {ref}. If not: recolte retry {ref} sends it the new way.',
    },
    fr: {
      message:
        'La commande a été envoyée par « {before} », sans réponse définitive, avant que la boutique change de mode d’envoi.',
      next: 'Cherchez {ref} dans {requests}. Si elle y est : recolte confirm {ref}. Sinon : recolte retry {ref} l’envoie par le nouveau mode.',
    },
  },
  restored: {
    en: {
      message: 'The journal was put back from a copy on {at}: the order may have left after that copy was made.',
      next: 'Look for {ref} at the platform. If it is there: recolte confirm {ref}; if not: recolte retry {ref}.',
    },
    fr: {
      message: 'Le registre a été repris d’une copie le {at} : la commande est peut-être partie après cette copie.',
      next: 'Cherchez {ref} sur la plateforme. Si elle y est : recolte confirm {ref} ; sinon : recolte retry {ref}.',
    },
  },
  gone: {
    en: {
      message: 'The order no longer exists in the shop (deleted or in the trash).',
      next: 'Nothing to do. If it was restored: recolte retry {ref}.',
    },
    fr: {
      message: 'La commande n’existe plus dans la boutique (supprimée ou à la corbeille).',
      next: 'Rien à faire. Si elle a été restaurée : recolte retry {ref}.',
    },
  },
  erased: {
    en: { message: 'The buyer asked to be erased.', next: 'Nothing to do.' },
    fr: { message: 'Le client a demandé l’effacement de ses données.', next: 'Rien à faire.' },
  },
  'opted-out': {
    en: { message: 'The buyer asked not to be asked for reviews.', next: 'Nothing to do.' },
    fr: { message: 'Le client a demandé à ne plus être sollicité.', next: 'Rien à faire.' },
  },
  'by-hand': {
    en: { message: 'Set aside by hand ({actor}).', next: 'To let it leave after all: recolte retry {ref}.' },
    fr: { message: 'Écartée à la main ({actor}).', next: 'Pour la laisser partir quand même : recolte retry {ref}.' },
  },
  expired: {
    en: {
      message:
        'The order could not be handed over for {days} days after it reached its trigger status: too late to ask without your word.',
      next: 'Run recolte retry {ref} if the buyer should still be asked.',
    },
    fr: {
      message:
        'La commande n’a pas pu partir pendant les {days} jours qui ont suivi son statut de récupération : trop tard pour solliciter sans votre accord.',
      next: 'Lancez recolte retry {ref} si le client doit encore être sollicité.',
    },
  },
  unreadable: {
    en: {
      message: 'The shop gave this order in a form that cannot be read: {problem}. It is kept, not dropped.',
      next: 'Open and save the order in {ordersMenu}, or correct its line and put the file in again; if it stays so, report it with this message.',
    },
    fr: {
      message: 'La boutique a donné cette commande sous une forme illisible : {problem}. Elle est gardée, pas perdue.',
      next: 'Ouvrez et enregistrez la commande dans {ordersMenu}, ou corrigez sa ligne et remettez le fichier ; si cela persiste, signalez-le avec ce message.',
    },
  },
  unknown: {
    en: {
      message: 'Recolte has not seen this order.',
      next: 'Check the number and the store; a new order is seen at the next recolte sync. Orders older than {days} days before the connection are not followed.',
    },
    fr: {
      message: 'Recolte n’a pas vu cette commande.',
      next: 'Vérifiez le numéro et la boutique ; une commande récente sera vue au prochain recolte sync. Celles de plus de {days} jours avant la date de départ ne sont pas suivies.',
    },
  },
  'unknown-buyer': {
    en: {
      message: 'No order that Recolte has read complete carries this address.',
      next: 'Check the address, or look by number: recolte explain NUMBER. An order is read with its address only when it is ready to leave.',
    },
    fr: {
      message: 'Aucune commande que Recolte a lue en entier ne porte cette adresse.',
      next: 'Vérifiez l’adresse, ou cherchez par numéro : recolte explain NUMÉRO. Une commande n’est lue avec son adresse que quand elle est prête à partir.',
    },
  },
} satisfies Record<string, Texts>
