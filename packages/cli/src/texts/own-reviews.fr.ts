import type { ownReviewsEn } from './own-reviews.en.ts'

export const ownReviewsFr: Record<keyof typeof ownReviewsEn, string> = {
  'help.reviews-export': 'écrire les avis que la boutique a déjà',
  'help.option.reviews-format': 'csv (pour tableurs) ou jsonl',
  'help.option.reviews-emails': 'avec les adresses de leurs auteurs : des données personnelles',
  'progress.own-reviews': '{n} avis lus dans la boutique, il en reste environ {left}',
  'reviews.exported.one': '{n} avis écrit dans {file}.',
  'reviews.exported.other': '{n} avis écrits dans {file}.',
  'reviews.own-unreadable':
    '{n} avis de la boutique sont illisibles et manquent ({some}). Ouvrez-les dans la boutique, corrigez ce qui est anormal et relancez.',
}
