/** Reviews that the shop has, on their way to a file or to the platform. */
export const ownReviewsEn = {
  'help.reviews-export': 'write the reviews that the shop already has',
  'help.option.reviews-format': 'csv (for spreadsheets) or jsonl',
  'help.option.reviews-emails': 'with the addresses of their authors: personal data',
  'progress.own-reviews': '{n} reviews read from the shop, about {left} left',
  'reviews.exported.one': '{n} review written to {file}.',
  'reviews.exported.other': '{n} reviews written to {file}.',
  'reviews.own-unreadable':
    '{n} reviews of the shop could not be read and are missing ({some}). Open them in the shop, correct what is odd, and run it again.',
}
