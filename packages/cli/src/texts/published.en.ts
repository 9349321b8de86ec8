/** Product reviews in the shop. */
export const publishedEn = {
  published: 'Reviews in the shop: {parts}',
  'published.shown.one': '{n} put there or changed',
  'published.shown.other': '{n} put there or changed',
  'published.removed.one': '{n} taken away',
  'published.removed.other': '{n} taken away',
  'published.put-off.one': '{n} put off',
  'published.put-off.other': '{n} put off',
}
