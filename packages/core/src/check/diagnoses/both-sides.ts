import { menuValues } from '../../messages/menus.ts'
import { accountsOf, type CheckContext, type Diagnosis, type Seen, type StoreView } from '../diagnosis.ts'
import { yesOrNo } from '../yes-or-no.ts'

const UNSET = '–'
const OWN = { en: 'the account’s own', fr: 'celui du compte' }

/** What the platform goes by beside what stands here. Where its own module answers in the shop, `official-module` does the same. */
export const bothSides: Diagnosis = {
  id: 'both-sides',
  group: 'automation',
  texts: {
    pushed: {
      en: {
        message:
          'There / here: status {there} / {here}; delay in days {thereDays} / {hereDays}; product reviews {thereReviews} / {hereReviews}. What the platform has set counts.',
        next: '',
      },
      fr: {
        message:
          'Là-bas / ici : statut {there} / {here} ; délai en jours {thereDays} / {hereDays} ; avis produit {thereReviews} / {hereReviews}. Ce qu’Avis Vérifiés a réglé l’emporte.',
        next: '',
      },
    },
    export: {
      en: { message: 'There / here: delay in days {thereDays} / {hereDays}, by the export of {day}.', next: '' },
      fr: { message: 'Là-bas / ici : délai en jours {thereDays} / {hereDays}, d’après l’export du {day}.', next: '' },
    },
    differ: {
      en: {
        message:
          'There / here: delay in days {thereDays} / {hereDays}, by the export of {day}: requests leave on other days than "delay" says.',
        next: 'Make the two the same: "delay" in the configuration, and {delay}. Are they already? Then ask Customer Care which one counts for this account.',
      },
      fr: {
        message:
          'Là-bas / ici : délai en jours {thereDays} / {hereDays}, d’après l’export du {day} : les demandes partent d’autres jours que ceux de "delay".',
        next: 'Mettez les deux d’accord : "delay" dans la configuration, et {delay}. Ils le sont déjà ? Demandez au Service Clients lequel compte pour ce compte.',
      },
    },
    here: {
      en: {
        message:
          'Here: status {here}; delay in days: {hereDays}; product reviews {hereReviews}. What is set there cannot be seen from here.',
        next: 'Compare with {delay}; recolte report import FILE reads the platform’s export in, which tells the delay.',
      },
      fr: {
        message:
          'Ici : statut {here} ; délai en jours : {hereDays} ; avis produit {hereReviews}. Ce qui est réglé là-bas ne se voit pas d’ici.',
        next: 'Comparez avec {delay} ; recolte report import FICHIER lit l’export d’Avis Vérifiés, qui donne le délai.',
      },
    },
  },
  async store(view, context) {
    const ofAccount = async (name: string): Promise<Seen> => {
      const generation = context.accounts[name]?.generation ?? 'historical'
      const detail = { ...menuValues(generation, context.language), ...sides(view, name, context) }
      if (Object.keys(view.pushed).length > 0) return { status: 'ok', text: 'pushed', detail }
      const thereDays = await context.journal.importedDelay(name)
      const span = await context.journal.importSpan(name)
      if (span === undefined || thereDays === undefined) return { status: 'skipped', text: 'here', detail }
      const read = { ...detail, thereDays, day: new Date(span.importedAt).toISOString().slice(0, 10) }
      const differs = context.accounts[name]?.delay !== undefined && detail.hereDays !== thereDays
      return { status: differs ? 'warning' : 'ok', text: differs ? 'differ' : 'export', detail: read }
    }
    return Promise.all(accountsOf(view.runtime).map(ofAccount))
  },
}

function sides(
  { runtime, written, triggerFrom, accounts, pushed, facts }: StoreView,
  name: string,
  context: CheckContext,
) {
  const labels = (codes: string[]) =>
    codes.map((code) => facts?.statuses.find((status) => status.code === code)?.label ?? code).join(', ')
  return {
    here: labels(written.trigger),
    hereDays: context.accounts[name]?.delay ?? OWN[context.language],
    hereReviews: yesOrNo(written.config.reviews.ask, context.language),
    there: triggerFrom === 'platform' ? labels(runtime.trigger) : UNSET,
    thereDays: pushed.delay === undefined ? UNSET : (accounts[name]?.delay ?? UNSET),
    thereReviews:
      pushed.get_product_reviews === undefined ? UNSET : yesOrNo(runtime.config.reviews.ask, context.language),
  }
}
