/** Reviews that the shop has, on their way to a file or to the platform. */
export const ownReviewsEn = {
  'help.reviews-export': 'write the reviews that the shop already has',
  'help.option.reviews-format': 'csv (for spreadsheets) or jsonl',
  'help.option.reviews-emails': 'with the addresses of their authors: personal data',
  'progress.own-reviews': '{n} reviews read from the shop, about {left} left',
  'progress.pushing': '{store}: {done} reviews looked at, about {left} left',
  'reviews.exported.one': '{n} review written to {file}.',
  'reviews.exported.other': '{n} reviews written to {file}.',
  'reviews.own-unreadable':
    '{n} reviews of the shop could not be read and are missing ({some}). Open them in the shop, correct what is odd, and run it again.',
  'help.reviews-push': 'give the platform the reviews that the shop already has, by a call agreed with it',
  'help.option.reviews-retry': 'let leave again: refused, uncertain, or one review by its id',
  'help.option.reviews-explain': 'say where one review stands, by its id in the shop; nothing is sent',
  'reviews.push':
    'Store "{store}": {read} reviews looked at, {now} pushed just now; the platform has {pushed} of them.',
  'reviews.push.nothing-to-retry': '  No review stood so: nothing was to be retried.',
  'reviews.push.stopped':
    '  It stopped: the platform does not take reviews now ({message}). Nothing is lost: run it again later.',
  'reviews.push.keys':
    '  It stopped: the platform does not know the web id or the secret key ({message}). Check both in Account Management > My Account > Integration Code, and ask your account manager whether this account may push reviews.',
  'reviews.push.all-refused':
    '  It stopped: the platform refused one after another ({message}), so something common to all is wrong. Show this to your account manager: is the word in "query" the one agreed, and which fields does it want?',
  'reviews.push.retrying': '  To be tried again: {n}. Run the same command later.',
  'reviews.push.sending':
    '  On their way from another process, or from one that just died: {n}. Within a few minutes it is known.',
  'reviews.push.skipped': '  Without a rating: {n}. The platform takes none of these.',
  'reviews.push.refused':
    '  Refused: {n} (ids {ids}), the first with: {message}. Correct them in the shop, then run  recolte reviews push {store} --retry refused',
  'reviews.push.uncertain':
    '  Arrived or not, nobody knows: {n} (ids {ids}), since no answer came. Ask your account manager; those that are missing leave with  recolte reviews push {store} --retry ID',
  'reviews.push.unknown':
    'No push has looked at review {id} of the store "{store}" yet. Next:  recolte reviews push {store}',
  'reviews.push.is.pushed': 'Review {id}, store "{store}": the platform took it on {at}.',
  'reviews.push.is.sending': 'Review {id}, store "{store}": on its way since {at}.',
  'reviews.push.is.retrying':
    'Review {id}, store "{store}": to be tried again (tries so far: {attempts}; the last on {at}).',
  'reviews.push.is.uncertain': 'Review {id}, store "{store}": sent, and no answer came ({at}).',
  'reviews.push.is.refused': 'Review {id}, store "{store}": refused by the platform on {at}.',
  'reviews.push.is.skipped': 'Review {id}, store "{store}": not sent, since it carries no rating.',
  'reviews.push.answer': '  answer: {message}',
  'reviews.push.next': '  next try from {at}, with the next  recolte reviews push',
  'reviews.push.do.pushed': 'Nothing to do.',
  'reviews.push.do.sending': 'Nothing to do: within a few minutes it is known, or uncertain.',
  'reviews.push.do.retrying': 'Next:  recolte reviews push {store}',
  'reviews.push.do.uncertain':
    'Next: ask your account manager whether it arrived; if not, run  recolte reviews push {store} --retry {id}',
  'reviews.push.do.refused': 'Next: correct it in the shop, then run  recolte reviews push {store} --retry {id}',
  'reviews.push.do.skipped': 'Nothing to do: the platform takes no review without one.',
}
