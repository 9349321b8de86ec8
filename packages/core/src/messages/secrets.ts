import type { Texts } from './text.ts'

const MAKE = 'openssl rand -base64 32'

/** What may be wrong with the key that encrypts what shops hand over. */
export const SECRET_ERRORS = {
  'encryption-key-missing': {
    en: {
      message:
        'The shop hands its keys over by itself, and Recolte keeps them encrypted only: there is no encryption key.',
      next: `Make one with  ${MAKE}  and set it as RECOLTE_ENCRYPTION_KEY in the environment or in the .env beside the configuration. Keep a copy of it apart from the journal.`,
    },
    fr: {
      message:
        'La boutique remet elle-même ses clés, et Recolte ne les garde que chiffrées : il manque une clé de chiffrement.',
      next: `Créez-en une avec  ${MAKE}  et renseignez-la dans RECOLTE_ENCRYPTION_KEY, dans l’environnement ou dans le .env à côté de la configuration. Gardez-en une copie ailleurs que dans le registre.`,
    },
  },
  'encryption-key-malformed': {
    en: {
      message: 'RECOLTE_ENCRYPTION_KEY is not a key: it must be 32 bytes, written in base64 or as 64 hex digits.',
      next: `Copy it again, whole; or make one with  ${MAKE}`,
    },
    fr: {
      message:
        'RECOLTE_ENCRYPTION_KEY n’est pas une clé : il faut 32 octets, écrits en base64 ou en 64 chiffres hexadécimaux.',
      next: `Recopiez-la en entier ; ou créez-en une avec  ${MAKE}`,
    },
  },
  'encryption-key-other': {
    en: {
      message:
        'The shop’s keys were encrypted with another key ({kept}) than RECOLTE_ENCRYPTION_KEY holds now ({given}).',
      next: 'Put the former key back; if it is lost, connect the shop again, which replaces what was kept.',
    },
    fr: {
      message:
        'Les clés de la boutique ont été chiffrées avec une autre clé ({kept}) que celle de RECOLTE_ENCRYPTION_KEY ({given}).',
      next: 'Remettez la clé précédente ; si elle est perdue, connectez de nouveau la boutique : cela remplace ce qui était gardé.',
    },
  },
  'secret-damaged': {
    en: {
      message: 'What is kept under “{name}” is not what Recolte wrote: it was changed or cut short.',
      next: 'Put back a copy of the journal (recolte journal), or connect the shop again.',
    },
    fr: {
      message:
        'Ce qui est gardé sous « {name} » n’est pas ce que Recolte a écrit : le contenu a été modifié ou tronqué.',
      next: 'Remettez une copie du registre (recolte journal), ou connectez de nouveau la boutique.',
    },
  },
} satisfies Record<string, Texts>
