import type { StoreConfig } from '../../config.ts'
import { errorText } from '../../messages/render.ts'
import type { Diagnosis } from '../diagnosis.ts'

/** Whether the ways by which product reviews are fetched can be read. Reads the journal only. */
export const reviewsRead: Diagnosis = {
  id: 'reviews-read',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'Product reviews come in: {received} lines so far.', next: '' },
      fr: { message: 'Les avis produit arrivent : {received} lignes jusqu’ici.', next: '' },
    },
    off: {
      en: { message: 'No product reviews are fetched from the platform.', next: '' },
      fr: { message: 'Aucun avis produit n’est lu sur la plateforme.', next: '' },
    },
    untried: {
      en: { message: 'Product reviews are to be fetched from the platform; that has not happened yet.', next: '' },
      fr: { message: 'Les avis produit sont à lire sur la plateforme ; cela n’a pas encore eu lieu.', next: '' },
    },
    failing: {
      en: { message: 'Product reviews do not come in. {why}', next: '{next}' },
      fr: { message: 'Les avis produit n’arrivent pas. {why}', next: '{next}' },
    },
  },
  async store({ runtime }, { journal, language }) {
    const { name: store, config } = runtime
    const own = sourcesOf(config)
    if (own.length === 0) return [{ status: 'skipped', text: 'off' }]
    const sources = await journal.reviewSources(store)
    const fetched = sources.filter(({ source }) => own.some((start) => source.startsWith(start)))
    const failing = fetched.flatMap(({ failure }) => (failure === undefined ? [] : [failure]))
    if (failing.length > 0) {
      return failing.map(({ code, detail }) => {
        const { message: why, next } = errorText(code, { store, ...detail }, language)
        return { status: 'warning', text: 'failing', detail: { why, next } }
      })
    }
    if (fetched.length === 0) return [{ status: 'ok', text: 'untried' }]
    const received = fetched.reduce((sum, one) => sum + one.received, 0)
    return [{ status: 'ok', text: 'ok', detail: { received } }]
  },
}

/** How the names of the configured ways begin. */
function sourcesOf({ reviews: { from } }: StoreConfig): string[] {
  return [
    ...(from.feed === undefined ? [] : ['feed:']),
    ...(from.api === undefined ? [] : ['api:']),
    ...(from.files === undefined ? [] : ['files']),
  ]
}
