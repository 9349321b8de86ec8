import type { reviewsEn } from './reviews.en.ts'

export const reviewsFr: Record<keyof typeof reviewsEn, string> = {
  'help.reviews': 'avis produits : ceux que la plateforme renvoie, et ceux de la boutique',
  'help.reviews-audit': 'prouver que chaque avis reçu est enregistré, ou rejeté avec une raison',
  'reviews.audit':
    'Boutique « {store} » : {received} lignes reçues = {stored} enregistrées + {rejected} rejetées + {orphans} sans produit dans la boutique ; écart {difference}.',
  'reviews.kept': '  Avis publiés : {reviews}. Retirés par la plateforme : {removed}.',
  'reviews.orphans':
    '  Lignes sur des produits que la boutique ne connaît pas, dont les avis ne peuvent être affichés nulle part : {orphans}.',
  'reviews.orphan.unknown':
    '    {n} × « {reference} » : la boutique n’a pas ce produit. Il y a été supprimé, ou vient d’une ancienne boutique.',
  'reviews.orphan.sku':
    '    {n} × « {reference} » : c’est la référence (SKU) du produit {product}. Les avis s’affichent par identifiant de produit : demandez au support de la plateforme de les y rattacher.',
  'reviews.orphan.variant':
    '    {n} × « {reference} » : c’est une déclinaison du produit {product}. Les avis s’affichent par identifiant de produit : demandez au support de la plateforme de les y rattacher.',
  'reviews.not-asked':
    '  La boutique n’a pas encore été interrogée sur {notAsked} produits : recolte reviews sync s’en charge.',
  'reviews.problem.review-no-verb':
    '  {n} × ni NEW, UPDATE, DELETE ni AVG, par exemple « {example} ». Signalez-le au support de la plateforme.',
  'reviews.problem.review-columns':
    '  {n} × un nombre de colonnes qui ne correspond à aucun format, par exemple « {example} ». Signalez-le au support de la plateforme.',
  'reviews.problem.review-no-id':
    '  {n} × sans identifiant d’avis, par exemple « {example} ». Signalez-le au support de la plateforme.',
  'reviews.problem.review-no-product':
    '  {n} × sans produit, par exemple « {example} ». Signalez-le au support de la plateforme.',
  'reviews.problem.review-rating':
    '  {n} × une note qui n’est pas un nombre de 0 à 5, par exemple « {example} ». Signalez-le au support de la plateforme.',
  'reviews.problem.review-file-broken':
    '  {n} × un fichier illisible à partir d’un endroit : {example}. Redemandez-le à la plateforme.',
  'reviews.problem.review-not-json': '  {n} × illisible comme JSON. Signalez-le au support de la plateforme.',
}
