import type { publishedEn } from './published.en.ts'

/** Les avis produit dans la boutique. */
export const publishedFr: Record<keyof typeof publishedEn, string> = {
  published: 'Avis dans la boutique : {parts}',
  'published.shown.one': '{n} affiché ou modifié',
  'published.shown.other': '{n} affichés ou modifiés',
  'published.removed.one': '{n} retiré',
  'published.removed.other': '{n} retirés',
  'published.put-off.one': '{n} remis à plus tard',
  'published.put-off.other': '{n} remis à plus tard',
  'published.shelf-review': 'Dans la boutique : {shown} avis affichés, {coming} en route.',
  'published.shelf-average': 'Dans la boutique : moyennes de {shown} produits affichées, {coming} en route.',
  'published.waiting': '{n} en attente, dont {example} : {why} {next}',
  'published.stands': 'Dans la boutique depuis le {date}, sous le n° {id}.',
  'published.changes': 'Dans la boutique sous le n° {id} ; sa modification est en route.',
  'published.on-its-way': 'En route vers la boutique.',
  'published.nowhere': 'Absent de la boutique.',
  'published.put-off-until': 'Prochain essai le {date} : {why} {next}',
}
