import type { Diagnosis, Seen } from '../diagnosis.ts'

export const shopRights: Diagnosis = {
  id: 'shop-rights',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The key may read all that is needed ({rights}).', next: '' },
      fr: { message: 'La clé peut lire tout ce qu’il faut ({rights}).', next: '' },
    },
    missing: {
      en: {
        message: 'The key may not: {right}.',
        next: 'Give the key this right in {keysMenu}, or create a new one there and run recolte init --store {store}.',
      },
      fr: {
        message: 'La clé n’a pas ce droit : {right}.',
        next: 'Donnez ce droit à la clé dans {keysMenu}, ou créez-y en une nouvelle et lancez recolte init --store {store}.',
      },
    },
    shop: {
      en: { message: 'The shop could not be asked.', next: '' },
      fr: { message: 'La boutique n’a pas pu être interrogée.', next: '' },
    },
  },
  async store({ runtime, facts }) {
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const needed = Object.entries(facts.info.rights).filter(([right]) => right.startsWith('read-'))
    const missing = needed.filter(([, has]) => has === false)
    if (missing.length === 0)
      return [{ status: 'ok', text: 'ok', detail: { rights: needed.map(([right]) => right).join(', ') } }]
    return missing.map(
      ([right]): Seen => ({ status: 'failure', text: 'missing', detail: { right, store: runtime.name } }),
    )
  },
}
