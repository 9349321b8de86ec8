import type { Texts } from './text.ts'

/** Why an order is left out. */
export const SKIPPED_REASONS = {
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
} satisfies Record<string, Texts>
