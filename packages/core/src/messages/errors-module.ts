import type { Texts } from './text.ts'

/** What `recolte serve` says when the platform, calling a store's module, asks for more than orders. */
export const MODULE_ERRORS = {
  'module-configured': {
    en: {
      message: 'The platform has pushed settings for store "{store}": {keys}. They count from the next pass on.',
      next: 'recolte config {store} shows them, and takes them back.',
    },
    fr: {
      message:
        'La plateforme a envoyé des réglages pour la boutique « {store} » : {keys}. Ils comptent dès le prochain passage.',
      next: 'recolte config {store} les affiche et permet de les annuler.',
    },
  },
  'module-configuration-waits': {
    en: {
      message: 'The platform has changed settings of store "{store}" too often today ({keys}): these are not in force.',
      next: 'If that was meant: recolte config {store} --accept KEY. If not, change the secret key at the platform.',
    },
    fr: {
      message:
        'La plateforme a changé trop souvent aujourd’hui des réglages de la boutique « {store} » ({keys}) : ceux-ci ne sont pas appliqués.',
      next: 'Si c’était voulu : recolte config {store} --accept RÉGLAGE. Sinon, changez la clé secrète sur la plateforme.',
    },
  },
  'module-status-unknown': {
    en: {
      message: 'The platform has chosen statuses that store "{store}" does not have: {keys}. They are left out.',
      next: 'Set the statuses right at the platform. recolte statuses {store} lists those of the shop.',
    },
    fr: {
      message:
        'La plateforme a choisi des statuts que la boutique « {store} » n’a pas : {keys}. Ils ne sont pas pris en compte.',
      next: 'Corrigez les statuts sur la plateforme. recolte statuses {store} énumère ceux de la boutique.',
    },
  },
  'module-past-waits': {
    en: {
      message:
        'The platform asks store "{store}" for {count} orders from {from} to {to}, placed before the baseline: too many to go without your word.',
      next: 'recolte backfill {store} --list shows the request; --resume lets it go, --stop ends it.',
    },
    fr: {
      message:
        'La plateforme demande à la boutique « {store} » {count} commandes du {from} au {to}, antérieures à la date de départ : trop pour partir sans votre accord.',
      next: 'recolte backfill {store} --list montre la demande ; --resume la laisse partir, --stop y met fin.',
    },
  },
  'module-past-refused': {
    en: {
      message:
        'The platform asks store "{store}" for {count} orders from {from} to {to}, placed before the baseline, after too many such requests in a day: they do not go.',
      next: 'If that was meant: recolte backfill {store} --from DATE --to DATE. If not, change the secret key at the platform.',
    },
    fr: {
      message:
        'La plateforme demande à la boutique « {store} » {count} commandes du {from} au {to}, antérieures à la date de départ, après trop de demandes de ce genre en un jour : elles ne partent pas.',
      next: 'Si c’était voulu : recolte backfill {store} --from DATE --to DATE. Sinon, changez la clé secrète sur la plateforme.',
    },
  },
  'module-flag-waits': {
    en: {
      message:
        'The platform marks {count} orders of store "{store}" as collected ({from} to {to}): too many to hold without your word.',
      next: 'If that was meant: recolte config {store} --accept setFlag. Until then they stay on offer.',
    },
    fr: {
      message:
        'La plateforme marque comme récupérées {count} commandes de la boutique « {store} » (du {from} au {to}) : trop pour les retenir sans votre accord.',
      next: 'Si c’était voulu : recolte config {store} --accept setFlag. D’ici là, elles restent proposées.',
    },
  },
  'nothing-waits': {
    en: {
      message: 'Nothing of store "{store}" waits under the name {key}.',
      next: 'recolte config {store} lists what waits.',
    },
    fr: {
      message: 'Rien de la boutique « {store} » n’attend sous le nom {key}.',
      next: 'recolte config {store} énumère ce qui attend.',
    },
  },
  'nothing-pushed': {
    en: {
      message: 'The platform has not set {key} for store "{store}".',
      next: 'recolte config {store} lists what it has set.',
    },
    fr: {
      message: 'La plateforme n’a pas réglé {key} pour la boutique « {store} ».',
      next: 'recolte config {store} énumère ce qu’elle a réglé.',
    },
  },
} as const satisfies Record<string, Texts>
