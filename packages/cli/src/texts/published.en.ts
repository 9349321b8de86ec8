/** Product reviews in the shop. */
export const publishedEn = {
  published: 'Reviews in the shop: {parts}',
  'published.shown.one': '{n} put there or changed',
  'published.shown.other': '{n} put there or changed',
  'published.removed.one': '{n} taken away',
  'published.removed.other': '{n} taken away',
  'published.put-off.one': '{n} put off',
  'published.put-off.other': '{n} put off',
  'published.shelf-review': 'In the shop: {shown} reviews shown, {coming} on their way.',
  'published.shelf-average': 'In the shop: averages of {shown} products shown, {coming} on their way.',
  'published.waiting': '{n} wait, such as {example}: {why} {next}',
  'published.stands': 'In the shop since {date}, as no. {id}.',
  'published.changes': 'In the shop as no. {id}; its change is on its way.',
  'published.on-its-way': 'On its way to the shop.',
  'published.nowhere': 'Not in the shop.',
  'published.put-off-until': 'Next try {date}: {why} {next}',
}
