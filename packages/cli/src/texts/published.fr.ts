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
}
