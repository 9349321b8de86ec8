import type { Texts } from './text.ts'

/** Errors of the journal. */
export const JOURNAL_ERRORS = {
  'journal-newer': {
    en: {
      message: 'The journal {location} was written by a newer Recolte (schema {found}, this one knows {known}).',
      next: 'Install the newer version again, or restore the copy made before the upgrade.',
    },
    fr: {
      message:
        'Le registre {location} vient d’une version plus récente de Recolte (schéma {found}, celle-ci connaît {known}).',
      next: 'Réinstallez la version récente, ou reprenez la copie faite avant la mise à jour.',
    },
  },
  'journal-locked': {
    en: {
      message: 'The journal {location} is busy: another program has held it for {seconds} s.',
      next: 'If no other Recolte runs, close the program that has the file open; nothing is lost.',
    },
    fr: {
      message: 'Le registre {location} est occupé : un autre programme le tient depuis {seconds} s.',
      next: 'Si aucun autre Recolte ne tourne, fermez le programme qui a ouvert le fichier ; rien n’est perdu.',
    },
  },
  'journal-damaged': {
    en: {
      message: 'The journal {location} is damaged or is not a journal.',
      next: 'Restore your last copy of it. Do not delete it: without it Recolte cannot know whom it has asked.',
    },
    fr: {
      message: 'Le registre {location} est abîmé ou n’en est pas un.',
      next: 'Reprenez votre dernière copie. Ne le supprimez pas : sans lui Recolte ne sait plus qui a été sollicité.',
    },
  },
  'journal-full': {
    en: {
      message: 'The disk that holds the journal {location} is full or cannot be written.',
      next: 'Make room, then run the command again; nothing is lost.',
    },
    fr: {
      message: 'Le disque du registre {location} est plein ou protégé en écriture.',
      next: 'Faites de la place puis relancez la commande ; rien n’est perdu.',
    },
  },
} satisfies Record<string, Texts>
