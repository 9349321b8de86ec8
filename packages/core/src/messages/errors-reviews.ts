import type { Texts } from './text.ts'

/** Errors of taking reviews in. */
export const REVIEW_ERRORS = {
  'reviews-unreachable': {
    en: {
      message: 'The platform’s reviews at {host} cannot be reached ({why}).',
      next: 'Recolte tries again in 15 minutes; nothing is lost.',
    },
    fr: {
      message: 'Les avis de la plateforme, sur {host}, sont injoignables ({why}).',
      next: 'Recolte réessaie dans 15 minutes ; rien n’est perdu.',
    },
  },
  'reviews-down': {
    en: {
      message: 'The platform’s reviews at {host} cannot be had now ({status}).',
      next: 'Recolte tries again in 15 minutes; nothing is lost.',
    },
    fr: {
      message: 'Les avis de la plateforme, sur {host}, ne sont pas disponibles pour l’instant ({status}).',
      next: 'Recolte réessaie dans 15 minutes ; rien n’est perdu.',
    },
  },
  'reviews-keys': {
    en: {
      message: 'The platform does not give the reviews at {host} to these keys ({status}).',
      next: 'Check the client id and secret (Collect Reviews > Configuration > API), and ask the platform’s support whether they may read published reviews.',
    },
    fr: {
      message: 'La plateforme ne donne pas les avis de {host} à ces clés ({status}).',
      next: 'Vérifiez l’identifiant et le secret du client (menu Configuration > API de la plateforme), et demandez au support de la plateforme si elles peuvent lire les avis publiés.',
    },
  },
  'reviews-refused': {
    en: {
      message: 'The platform does not give the files of reviews at {host} ({status}).',
      next: 'Ask the platform’s support whether they are published for your account, and at which address; write it as reviews.from.feed.url.',
    },
    fr: {
      message: 'La plateforme ne donne pas les fichiers d’avis de {host} ({status}).',
      next: 'Demandez au support de la plateforme si votre compte en publie et à quelle adresse ; écrivez-la dans reviews.from.feed.url.',
    },
  },
  'reviews-answer': {
    en: {
      message: 'What {host} answers is no list of reviews ({why}).',
      next: 'Recolte tries again in 15 minutes; if it lasts, tell the platform’s support.',
    },
    fr: {
      message: 'La réponse de {host} n’est pas une liste d’avis ({why}).',
      next: 'Recolte réessaie dans 15 minutes ; si cela dure, signalez-le au support de la plateforme.',
    },
  },
  'reviews-no-feed': {
    en: {
      message: 'There are no files of reviews for web id {webId} at {host}.',
      next: 'Ask the platform’s support whether they are published for your account and in which language; write that address as reviews.from.feed.url.',
    },
    fr: {
      message: 'Il n’y a pas de fichiers d’avis pour l’id web {webId} sur {host}.',
      next: 'Demandez au support de la plateforme si votre compte en publie et dans quelle langue ; écrivez cette adresse dans reviews.from.feed.url.',
    },
  },
  'reviews-empty': {
    en: {
      message: '{host} tells no review at all any more, where there were some before: nothing was removed here.',
      next: 'If they really all went, nothing is to be done; if not, tell the platform’s support.',
    },
    fr: {
      message: '{host} ne donne plus aucun avis, alors qu’il y en avait : rien n’a été retiré ici.',
      next: 'S’ils ont vraiment tous disparu, il n’y a rien à faire ; sinon, signalez-le au support de la plateforme.',
    },
  },
  'reviews-folder': {
    en: {
      message: 'The folder of reviews {folder} cannot be read ({why}).',
      next: 'Check reviews.from.files and the rights of the folder.',
    },
    fr: {
      message: 'Le dossier d’avis {folder} ne peut pas être lu ({why}).',
      next: 'Vérifiez reviews.from.files et les droits du dossier.',
    },
  },
  'reviews-file': {
    en: {
      message: 'The file {file} cannot be read ({why}).',
      next: 'Check its name and its rights; it must end in .csv or .xml.',
    },
    fr: {
      message: 'Le fichier {file} ne peut pas être lu ({why}).',
      next: 'Vérifiez son nom et ses droits ; il doit finir par .csv ou .xml.',
    },
  },
  'reviews-file-broken': {
    en: {
      message: 'The file {file} cannot be read on ({why}).',
      next: 'Ask for it again; if it was saved with a spreadsheet, save it there as CSV UTF-8.',
    },
    fr: {
      message: 'Le fichier {file} ne peut pas être lu plus loin ({why}).',
      next: 'Demandez-le de nouveau ; s’il a été enregistré avec un tableur, enregistrez-le en CSV UTF-8.',
    },
  },
  'reviews-file-other': {
    en: {
      message: 'The file {file} holds no product reviews: its columns name no review and no product.',
      next: 'Choose the file of product reviews: it has columns such as id_review, id_product and rate.',
    },
    fr: {
      message: 'Le fichier {file} ne contient pas d’avis produits : ses colonnes ne nomment ni avis ni produit.',
      next: 'Choisissez le fichier des avis produits : il a des colonnes comme id_review, id_product et rate.',
    },
  },
  'reviews-unknown': {
    en: {
      message: 'No review {id} was ever received.',
      next: 'Write the id as the platform shows it; recolte reviews status says by which ways reviews come in.',
    },
    fr: {
      message: 'Aucun avis {id} n’a jamais été reçu.',
      next: 'Écrivez l’identifiant comme la plateforme l’affiche ; recolte reviews status dit par où arrivent les avis.',
    },
  },
} satisfies Record<string, Texts>
