import type { Diagnosis } from '../diagnosis.ts'

export const shopAnswers: Diagnosis = {
  id: 'shop-answers',
  group: 'connection',
  texts: {
    ok: {
      en: { message: '{software} answers and accepts the key.', next: '' },
      fr: { message: '{software} répond et accepte la clé.', next: '' },
    },
  },
  async store({ facts, failure }) {
    if (facts === undefined)
      return [{ status: 'failure', text: `error:${failure?.code ?? 'unexpected'}`, detail: failure?.detail ?? {} }]
    return [{ status: 'ok', text: 'ok', detail: { software: facts.info.software } }]
  },
}
