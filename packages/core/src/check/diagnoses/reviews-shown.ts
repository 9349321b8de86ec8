import { errorText } from '../../messages/render.ts'
import { shelvesOf } from '../../reviews/publish.ts'
import type { Diagnosis } from '../diagnosis.ts'

/** Whether the platform's reviews stand in the shop, where the store is to show them. Reads the journal only. */
export const reviewsShown: Diagnosis = {
  id: 'reviews-shown',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'In the shop: {shown} product reviews or averages; {due} are on their way.', next: '' },
      fr: { message: 'Dans la boutique : {shown} avis ou moyennes de produits ; {due} sont en route.', next: '' },
    },
    off: {
      en: {
        message: 'The platform’s product reviews are not shown in the shop.',
        next: 'To show them, set "reviews": { "publish": true } for the store.',
      },
      fr: {
        message: 'Les avis produit de la plateforme ne sont pas affichés dans la boutique.',
        next: 'Pour les afficher, mettez "reviews": { "publish": true } dans la boutique.',
      },
    },
    'pages-only': {
      en: {
        message: 'The interface of {connector} takes neither reviews nor averages, so Recolte puts none into the shop.',
        next: 'Let the theme read them: /reviews/{store}/PRODUCT.json of recolte serve.',
      },
      fr: {
        message: 'L’interface de {connector} ne prend ni avis ni moyennes : Recolte n’en met pas dans la boutique.',
        next: 'Faites-les lire par le thème : /reviews/{store}/PRODUIT.json de recolte serve.',
      },
    },
    'put-off': {
      en: {
        message: 'Not shown in the shop yet: {n} product reviews or averages, such as {example}. {why}',
        next: '{next}',
      },
      fr: {
        message: 'Pas encore affichés dans la boutique : {n} avis ou moyennes de produits, dont {example}. {why}',
        next: '{next}',
      },
    },
  },
  async store({ runtime }, { journal, language }) {
    const { name: store, connector } = runtime
    if (!runtime.config.reviews.publish) return [{ status: 'skipped', text: 'off' }]
    const kinds = shelvesOf(runtime)
    if (kinds.length === 0) return [{ status: 'ok', text: 'pages-only', detail: { store, connector: connector.label } }]
    const counts = await Promise.all(kinds.map((kind) => journal.shelfCounts(store, kind)))
    const problems = counts.flatMap((one) => one.problems)
    if (problems.length === 0) {
      const sum = (of: 'shown' | 'due') => counts.reduce((total, one) => total + one[of], 0)
      return [{ status: 'ok', text: 'ok', detail: { shown: sum('shown'), due: sum('due') } }]
    }
    return problems.map(({ problem, n, example, detail }) => {
      const { message: why, next } = errorText(problem, { store, ...detail }, language)
      return { status: 'warning', text: 'put-off', detail: { n, example, why, next } }
    })
  },
}
