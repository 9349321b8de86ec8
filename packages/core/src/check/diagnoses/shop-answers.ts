import type { Diagnosis } from '../diagnosis.ts'

export const shopAnswers: Diagnosis = {
  id: 'shop-answers',
  group: 'connection',
  texts: {
    ok: {
      en: { message: '{software} answers and accepts the key.', next: '' },
      fr: { message: '{software} répond et accepte la clé.', next: '' },
    },
    nameless: {
      en: { message: 'The shop could not be asked: its name is not found.', next: '' },
      fr: { message: 'La boutique n’a pas pu être interrogée : son nom est introuvable.', next: '' },
    },
  },
  async store({ facts, failure }) {
    // `reachable` says so, and what to do.
    if (facts === undefined && NAMELESS.has(String(failure?.detail.why)))
      return [{ status: 'skipped', text: 'nameless' }]
    if (facts === undefined)
      return [{ status: 'failure', text: `error:${failure?.code ?? 'unexpected'}`, detail: failure?.detail ?? {} }]
    return [{ status: 'ok', text: 'ok', detail: { software: facts.info.software } }]
  },
}

const NAMELESS = new Set(['ENOTFOUND', 'EAI_AGAIN'])
