import { MODULE_REASONS } from './reasons-module.ts'
import type { Texts } from './render.ts'

/**
 * The one catalogue of reasons: why an order stands where it stands. `explain`, the check, the reports and the page
 * docs/reasons.md are rendered from it. A retired code is never used again for something else.
 * `{name}` is filled from the reason's detail, or by the caller ({ref}, {store}, {trigger}).
 */
export const REASONS = {
  ...MODULE_REASONS,
  // waiting
  'status-not-reached': {
    en: {
      message: 'The order stands at "{status}"; the request leaves once it reaches {trigger}.',
      next: 'Nothing to do. If your orders stay at "{status}", choose that status as the trigger in the configuration.',
    },
    fr: {
      message: 'La commande est au statut « {status} » ; la demande partira quand elle passera à {trigger}.',
      next: 'Rien à faire. Si vos commandes restent à « {status} », choisissez ce statut de récupération dans la configuration.',
    },
  },
  'moved-back': {
    en: {
      message: 'The order had reached its trigger status and has gone back to "{status}".',
      next: 'Nothing to do: it leaves once it reaches {trigger} again.',
    },
    fr: {
      message: 'La commande avait atteint le statut de récupération et est revenue à « {status} ».',
      next: 'Rien à faire : elle partira quand elle repassera à {trigger}.',
    },
  },
  'email-missing': {
    en: {
      message: 'The order has no e-mail address, so nobody can be asked.',
      next: 'Add the buyer’s address to the order in the shop; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'La commande n’a pas d’adresse e-mail : personne ne peut être sollicité.',
      next: 'Complétez l’adresse du client dans la commande ; Recolte la reprendra à son passage suivant.',
    },
  },
  'email-impossible': {
    en: {
      message: 'The e-mail address of the order cannot exist, so nobody can be asked.',
      next: 'Correct the buyer’s address in the order; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'L’adresse e-mail de la commande est impossible : personne ne peut être sollicité.',
      next: 'Corrigez l’adresse du client dans la commande ; Recolte la reprendra à son passage suivant.',
    },
  },
  'missing-field': {
    en: {
      message: 'The order lacks something the platform insists on: {field}.',
      next: 'Complete the order in the shop; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'Il manque à la commande une donnée exigée par la plateforme : {field}.',
      next: 'Complétez la commande dans la boutique ; Recolte la reprendra à son passage suivant.',
    },
  },

  // skipped
  'before-baseline': {
    en: {
      message:
        'The order reached its trigger status before this store was connected ({baseline}): nothing leaves for the past.',
      next: 'Nothing to do. Orders of the past leave only on purpose: recolte backfill {store}.',
    },
    fr: {
      message:
        'La commande a atteint le statut de récupération avant la date de départ ({baseline}) : rien ne part pour le passé.',
      next: 'Rien à faire. Seule une reprise d’historique laisse partir le passé : recolte backfill {store}.',
    },
  },
  'former-module': {
    en: {
      message: 'The order had passed "{previous}" before this store was connected: the former module has collected it.',
      next: 'Nothing to do; "previousStatus" in the configuration says so.',
    },
    fr: {
      message: 'La commande avait passé « {previous} » avant la date de départ : l’ancien module l’a récupérée.',
      next: 'Rien à faire ; "previousStatus" dans la configuration le dit.',
    },
  },
  'too-old': {
    en: {
      message: 'The order reached its trigger status more than {days} days ago: too late to ask.',
      next: 'Nothing to do.',
    },
    fr: {
      message:
        'La commande a atteint le statut de récupération il y a plus de {days} jours : trop tard pour solliciter.',
      next: 'Rien à faire.',
    },
  },
  'purchase-too-old': {
    en: {
      message: 'The order was placed more than {days} days ago: the platform takes none as old as that.',
      next: 'Nothing to do.',
    },
    fr: {
      message: 'La commande a été passée il y a plus de {days} jours : la plateforme n’en prend pas d’aussi anciennes.',
      next: 'Rien à faire.',
    },
  },
  'excluded-status': {
    en: {
      message: 'Orders at "{status}" are excluded by the configuration.',
      next: 'To include them, take the status out of "exclude.statuses".',
    },
    fr: {
      message: 'Les commandes au statut « {status} » sont exclues par la configuration.',
      next: 'Pour les inclure, retirez le statut de "exclude.statuses".',
    },
  },
  'excluded-email': {
    en: {
      message: 'Addresses at {domain} are excluded (a marketplace’s relay address, or your own choice).',
      next: 'To include them, take the domain out of "exclude.emailDomains".',
    },
    fr: {
      message: 'Les adresses en {domain} sont exclues (adresse de place de marché, ou votre choix).',
      next: 'Pour les inclure, retirez le domaine de "exclude.emailDomains".',
    },
  },
  'excluded-channel': {
    en: {
      message: 'Orders of the channel "{channel}" are excluded by the configuration.',
      next: 'To include them, take the channel out of "exclude.channels".',
    },
    fr: {
      message: 'Les commandes du canal « {channel} » sont exclues par la configuration.',
      next: 'Pour les inclure, retirez le canal de "exclude.channels".',
    },
  },
  'excluded-shop': {
    en: {
      message: 'Orders of the shop "{shop}" are excluded by the configuration.',
      next: 'To include them, take the shop out of "exclude.shops".',
    },
    fr: {
      message: 'Les commandes de la boutique « {shop} » sont exclues par la configuration.',
      next: 'Pour les inclure, retirez la boutique de "exclude.shops".',
    },
  },
  'excluded-language': {
    en: {
      message: 'Orders in the language "{language}" are excluded by the configuration.',
      next: 'To include them, take the language out of "exclude.languages".',
    },
    fr: {
      message: 'Les commandes en langue « {language} » sont exclues par la configuration.',
      next: 'Pour les inclure, retirez la langue de "exclude.languages".',
    },
  },
  'below-minimum': {
    en: {
      message: 'The order’s total is under the minimum of {minimum} {currency}.',
      next: 'To include such orders, lower "minimum" in the configuration.',
    },
    fr: {
      message: 'Le total de la commande est sous le minimum de {minimum} {currency}.',
      next: 'Pour inclure ces commandes, baissez "minimum" dans la configuration.',
    },
  },
  'no-account': {
    en: {
      message: 'No account is set for this order’s shop or language ({shop} / {language}).',
      next: 'Add it to "account" of store {store} in the configuration; Recolte then decides again.',
    },
    fr: {
      message: 'Aucun compte n’est prévu pour la boutique ou la langue de cette commande ({shop} / {language}).',
      next: 'Ajoutez-le à "account" de la boutique {store} dans la configuration ; Recolte décidera à nouveau.',
    },
  },
  'nothing-to-review': {
    en: {
      message: 'Every product of the order was refunded or removed: there is nothing left to review.',
      next: 'Nothing to do.',
    },
    fr: {
      message: 'Tous les produits de la commande ont été remboursés ou retirés : il ne reste rien à évaluer.',
      next: 'Rien à faire.',
    },
  },
  'consent-refused': {
    en: { message: 'The buyer did not agree to being asked.', next: 'Nothing to do.' },
    fr: { message: 'Le client n’a pas accepté d’être sollicité.', next: 'Rien à faire.' },
  },
  'test-order': {
    en: { message: 'This is a test order of the shop.', next: 'Nothing to do.' },
    fr: { message: 'C’est une commande d’essai de la boutique.', next: 'Rien à faire.' },
  },
  cancelled: {
    en: { message: 'The order was cancelled.', next: 'Nothing to do.' },
    fr: { message: 'La commande a été annulée.', next: 'Rien à faire.' },
  },
  refunded: {
    en: { message: 'The order was refunded in full.', next: 'Nothing to do.' },
    fr: { message: 'La commande a été remboursée en entier.', next: 'Rien à faire.' },
  },

  'rules-changed': {
    en: {
      message:
        'The order had reached {trigger} before the rules of this store changed ({changed}): the new rules count for what comes after.',
      next: 'To let such orders leave: recolte release {store} --rules 30d (those of the last 30 days) or --rules all.',
    },
    fr: {
      message:
        'La commande avait déjà atteint {trigger} quand les réglages de la boutique ont changé ({changed}) : les nouveaux réglages valent pour la suite.',
      next: 'Pour laisser partir ces commandes : recolte release {store} --rules 30d (celles des 30 derniers jours) ou --rules all.',
    },
  },

  'same-purchase': {
    en: {
      message:
        'The order is part of a purchase that was handed over with order {order}: the buyer was asked for all of it.',
      next: 'Nothing to do. "groupHours" in the configuration says how long the parts of a purchase wait for each other.',
    },
    fr: {
      message:
        'La commande fait partie d’un achat déjà envoyé avec la commande {order} : le client est sollicité une seule fois.',
      next: 'Rien à faire. "groupHours" dans la configuration dit combien de temps les parties d’un achat s’attendent.',
    },
  },

  // held
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

  // due and retrying
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

  // ended
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
      next: 'Correct the order in the shop, then run recolte retry {ref}.',
    },
    fr: {
      message: 'La plateforme a refusé la commande : {answer}.',
      next: 'Corrigez la commande dans la boutique, puis lancez recolte retry {ref}.',
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
      next: 'Open and save the order in the shop; if it stays so, report it with this message.',
    },
    fr: {
      message: 'La boutique a donné cette commande sous une forme illisible : {problem}. Elle est gardée, pas perdue.',
      next: 'Ouvrez et enregistrez la commande dans la boutique ; si cela persiste, signalez-le avec ce message.',
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
} satisfies Record<string, Texts>

export type ReasonCode = keyof typeof REASONS
