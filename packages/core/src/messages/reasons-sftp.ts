import type { Texts } from './text.ts'

/** Reasons of stores whose orders leave in files (`"method": "sftp"`). */
export const SFTP_REASONS = {
  'in-next-file': {
    en: {
      message: 'The order is ready: it leaves with the next file.',
      next: 'Nothing to do. "at" or "every" of accounts.….sftp says when that is.',
    },
    fr: {
      message: 'La commande est prête : elle partira avec le prochain fichier.',
      next: 'Rien à faire. « at » ou « every » de accounts.….sftp dit quand.',
    },
  },
  'in-file': {
    en: {
      message: 'The order stands in the file {file}, which the platform takes in by night, between 01:00 and 03:00.',
      next: 'Nothing to do: Recolte looks what became of the file.',
    },
    fr: {
      message: 'La commande est dans le fichier {file}, que la plateforme intègre la nuit, entre 01 h et 03 h.',
      next: 'Rien à faire : Recolte regarde ce que devient le fichier.',
    },
  },
  'file-line-refused': {
    en: {
      message: 'The platform refused the order’s line in the file {file}: "{answer}".',
      next: 'Correct the line: recolte sftp fix {file}. Or the order in {ordersMenu}, then: recolte retry {ref}',
    },
    fr: {
      message: 'La plateforme a refusé la ligne de la commande dans le fichier {file} : « {answer} ».',
      next: 'Corrigez la ligne : recolte sftp fix {file}. Ou la commande dans {ordersMenu}, puis : recolte retry {ref}',
    },
  },
  'file-returned': {
    en: {
      message: 'The file {file} came back because of other orders in it; this one leaves again with the next file.',
      next: 'Nothing to do.',
    },
    fr: {
      message:
        'Le fichier {file} a été refusé à cause d’autres commandes ; celle-ci repartira avec le prochain fichier.',
      next: 'Rien à faire.',
    },
  },
  'file-in-error': {
    en: {
      message:
        'The platform put the file {file} among the erroneous ones, and its report is not of a form Recolte knows: "{report}". Whether this order was taken is not certain.',
      next: 'Look for the order under {requests}. If it is there: recolte confirm {ref}. If not: recolte sftp fix {file} corrects its line, recolte retry {ref} sends it as the shop has it.',
    },
    fr: {
      message:
        'La plateforme a rangé le fichier {file} parmi les fichiers en erreur, et Recolte ne sait pas interpréter son rapport : « {report} ». On ne sait pas si cette commande a été récupérée.',
      next: 'Cherchez la commande dans {requests}. Si elle y est : recolte confirm {ref}. Sinon : recolte sftp fix {file} corrige sa ligne, recolte retry {ref} la renvoie telle que la boutique la donne.',
    },
  },
  'file-gone': {
    en: {
      message:
        'The file {file} is in none of the platform’s folders any more. Whether this order was taken is not certain.',
      next: 'Look for the order under {requests}. If it is there: recolte confirm {ref}. If not: recolte retry {ref}',
    },
    fr: {
      message:
        'Le fichier {file} n’est plus dans aucun dossier de la plateforme. On ne sait pas si cette commande a été récupérée.',
      next: 'Cherchez la commande dans {requests}. Si elle y est : recolte confirm {ref}. Sinon : recolte retry {ref}',
    },
  },
} as const satisfies Record<string, Texts>
