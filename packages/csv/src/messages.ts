import { type ConnectorMessages, errorText, type Language, type Text } from '@recolte/core'
import type { LineProblem } from './check-line.ts'
import { settingsMessages } from './settings-messages.ts'

/** The words of a problem, beginning with its line: what is wrong, and how it is put right. */
export function problemText({ line, code, detail }: LineProblem, language: Language): Text {
  return errorText(code, { line, ...detail }, language)
}

/** Every text about files of orders. */
export const messages: ConnectorMessages = {
  ...settingsMessages,
  'csv.file': {
    en: { message: 'The file {file} cannot be read ({why}).', next: 'Check its name, and that this user may read it.' },
    fr: {
      message: 'Le fichier {file} ne peut pas être lu ({why}).',
      next: 'Vérifiez son nom, et que cet utilisateur a le droit de le lire.',
    },
  },
  'csv.no-lines': {
    en: { message: 'The file {file} is empty.', next: 'Export the orders again, with the line of headings.' },
    fr: {
      message: 'Le fichier {file} est vide.',
      next: 'Exportez de nouveau les commandes, avec la ligne d’en-têtes.',
    },
  },
  'csv.no-headings': {
    en: {
      message: 'The file {file} begins with an order: the line of headings is missing.',
      next: 'Put it on top ({missing}, with those of the other columns), or export the orders again with their headings.',
    },
    fr: {
      message: 'Le fichier {file} commence par une commande : la ligne d’en-têtes manque.',
      next: 'Ajoutez-la en haut ({missing}, et ceux des autres colonnes), ou exportez de nouveau les commandes avec leurs en-têtes.',
    },
  },
  'csv.no-columns': {
    en: {
      message: 'The file {file} has no column {missing}. Its headings are: {headings}.',
      next: 'Name the columns as the platform does (order_ref, email, order_date…). docs/csv.md lists every heading that is known, and how a store maps its own.',
    },
    fr: {
      message: 'Le fichier {file} n’a pas de colonne {missing}. Ses en-têtes sont : {headings}.',
      next: 'Nommez les colonnes comme la plateforme (order_ref, email, order_date…). docs/csv.fr.md donne tous les en-têtes reconnus, et comment une boutique indique les siens.',
    },
  },
  'csv.empty': {
    en: { message: 'Line {line}: {column} is empty.', next: 'Fill it in.' },
    fr: { message: 'Ligne {line} : {column} est vide.', next: 'Complétez-la.' },
  },
  'csv.email': {
    en: {
      message: 'Line {line}: {column} is no e-mail address.',
      next: 'Write one address alone, with its @ and without blanks.',
    },
    fr: {
      message: 'Ligne {line} : {column} n’est pas une adresse e-mail.',
      next: 'Écrivez une seule adresse, avec son @ et sans espace.',
    },
  },
  'csv.date': {
    en: {
      message: 'Line {line}: {column} is no date ("{value}").',
      next: 'Write it as 2026-11-30 or 30/11/2026, with or without an hour (14:05).',
    },
    fr: {
      message: 'Ligne {line} : {column} n’est pas une date (« {value} »).',
      next: 'Écrivez-la 2026-11-30 ou 30/11/2026, avec ou sans heure (14:05).',
    },
  },
  'csv.date-ahead': {
    en: {
      message: 'Line {line}: {column} lies in the future ("{value}").',
      next: 'Check the day, the month and the year: the day comes before the month.',
    },
    fr: {
      message: 'Ligne {line} : {column} est dans le futur (« {value} »).',
      next: 'Vérifiez le jour, le mois et l’année : le jour vient avant le mois.',
    },
  },
  'csv.delay': {
    en: {
      message: 'Line {line}: {column} is no number of days ("{value}").',
      next: 'Write a whole number such as 10, or leave it empty for the delay of your account.',
    },
    fr: {
      message: 'Ligne {line} : {column} n’est pas un nombre de jours (« {value} »).',
      next: 'Écrivez un nombre entier comme 10, ou rien pour le délai de votre compte.',
    },
  },
  'csv.amount': {
    en: {
      message: 'Line {line}: {column} is no amount ("{value}").',
      next: 'Write it as 45.50 or 45,50. If the columns of this line are shifted, put quotes around the text that holds a separator.',
    },
    fr: {
      message: 'Ligne {line} : {column} n’est pas un montant (« {value} »).',
      next: 'Écrivez-le 45.50 ou 45,50. Si les colonnes de cette ligne sont décalées, mettez entre guillemets le texte qui contient un séparateur.',
    },
  },
  'csv.url': {
    en: {
      message: 'Line {line}: {column} is no address of a page.',
      next: 'Write it in full, with https://. If the columns of this line are shifted, put quotes around the text that holds a separator.',
    },
    fr: {
      message: 'Ligne {line} : {column} n’est pas l’adresse d’une page.',
      next: 'Écrivez-la en entier, avec https://. Si les colonnes de cette ligne sont décalées, mettez entre guillemets le texte qui contient un séparateur.',
    },
  },
  'csv.characters': {
    en: {
      message: 'Line {line}: {column} holds characters that are lost (�).',
      next: 'Export the file again in UTF-8: what is lost cannot be guessed.',
    },
    fr: {
      message: 'Ligne {line} : {column} contient des caractères perdus (�).',
      next: 'Exportez de nouveau le fichier en UTF-8 : ce qui est perdu ne se devine pas.',
    },
  },
  'csv.cells': {
    en: {
      message: 'Line {line} has {cells} cells where there are {headings} headings: a text holds a separator.',
      next: 'Put quotes around that text ("Table; oak"), or take the separator out of it.',
    },
    fr: {
      message: 'La ligne {line} a {cells} cellules pour {headings} en-têtes : un texte contient un séparateur.',
      next: 'Mettez ce texte entre guillemets ("Table ; chêne"), ou enlevez-en le séparateur.',
    },
  },
  'csv.differs': {
    en: {
      message: 'Line {line} gives the order {reference} another {column} than line {first}.',
      next: 'An order has one buyer and one date: give its lines the same, or another reference to one of them.',
    },
    fr: {
      message: 'La ligne {line} donne à la commande {reference} une autre valeur de {column} que la ligne {first}.',
      next: 'Une commande a un seul client et une seule date : mettez la même valeur, ou une autre référence sur l’une d’elles.',
    },
  },
  'csv.open-quote': {
    en: {
      message: 'Line {line}: a quote is opened there and not closed.',
      next: 'Close the quote, or double it where it belongs to the text (5"" screen).',
    },
    fr: {
      message: 'Ligne {line} : un guillemet y est ouvert et n’est pas fermé.',
      next: 'Fermez le guillemet, ou doublez-le s’il fait partie du texte (écran 5"").',
    },
  },
  'csv.quote': {
    en: {
      message: 'From line {line} on nothing can be read: a quote is opened there and never closed.',
      next: 'Close the quote, or double it where it belongs to the text (5"" screen), and put the file in again: what has left does not leave twice.',
    },
    fr: {
      message: 'À partir de la ligne {line}, rien ne peut être lu : un guillemet y est ouvert et jamais fermé.',
      next: 'Fermez le guillemet, ou doublez-le s’il fait partie du texte (écran 5""), et remettez le fichier : ce qui est parti ne part pas deux fois.',
    },
  },
  'csv.no-folder': {
    en: {
      message: 'There is no folder {folder}.',
      next: 'Make it, or correct "folder" in the settings of the store {store}.',
    },
    fr: {
      message: 'Il n’y a pas de dossier {folder}.',
      next: 'Créez-le, ou corrigez "folder" dans les réglages de la boutique {store}.',
    },
  },
  'csv.folder-closed': {
    en: {
      message: 'Recolte may not read or write in the folder {folder} ({why}).',
      next: 'Give the user that runs Recolte the right to read it, and to write in it: files that were read are moved to done/.',
    },
    fr: {
      message: 'Recolte n’a pas le droit de lire ou d’écrire dans le dossier {folder} ({why}).',
      next: 'Donnez à l’utilisateur qui lance Recolte le droit d’y lire et d’y écrire : les fichiers lus passent dans done/.',
    },
  },
  'csv.folder-failed': {
    en: {
      message: 'The folder {folder} cannot be used at the moment ({why}).',
      next: 'Nothing is lost: Recolte tries again at its next pass. If it lasts, look at the disk or the network it is on.',
    },
    fr: {
      message: 'Le dossier {folder} est inutilisable pour le moment ({why}).',
      next: 'Rien n’est perdu : Recolte réessaie à son passage suivant. Si cela dure, regardez le disque ou le réseau où il se trouve.',
    },
  },
  'csv.to-correct': {
    en: {
      message: 'In errors/ stand files with lines that could not be read: {files}.',
      next: 'Correct them there and move them into the folder itself; delete what you do not need.',
    },
    fr: {
      message: 'Dans errors/ se trouvent des fichiers avec des lignes qui n’ont pas pu être lues : {files}.',
      next: 'Corrigez-les là, puis déplacez-les dans le dossier lui-même ; supprimez ceux dont vous n’avez pas besoin.',
    },
  },
  'csv.other-files': {
    en: {
      message: 'In the folder stand files that are not read: {files}.',
      next: 'Export them as CSV (.csv, .tsv or .txt); a spreadsheet is not read.',
    },
    fr: {
      message: 'Le dossier contient des fichiers qui ne sont pas lus : {files}.',
      next: 'Exportez-les en CSV (.csv, .tsv ou .txt) ; un classeur n’est pas lu.',
    },
  },
}
