import { DAY, HOUR } from '../../clock.ts'
import { lastCall } from '../../module/called.ts'
import type { Diagnosis } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** How often the platform calls is not public; half a day without a call is unusual, a day is a fault. */
const QUIET = 12 * HOUR

/** Where the platform is to call, nothing leaves while it does not, and nothing on our side fails. */
export const moduleCalled: Diagnosis = {
  id: 'module-called',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'The platform called {ago} ago ({query}); {waiting|# order is|# orders are} on offer.', next: '' },
      fr: {
        message:
          'La plateforme a appelé il y a {ago} ({query}) ; {waiting|# commande lui est proposée|# commandes lui sont proposées}.',
        next: '',
      },
    },
    never: {
      en: {
        message: 'The platform has never called store "{store}".',
        next: 'Does it know the address? docs/module.md says which ones Recolte answers at; ask the platform’s Customer Care to call {url}.',
      },
      fr: {
        message: 'La plateforme n’a jamais appelé la boutique « {store} ».',
        next: 'Connaît-elle l’adresse ? docs/module.fr.md dit à quelles adresses Recolte répond ; demandez au service client d’Avis Vérifiés d’appeler {url}.',
      },
    },
    late: {
      en: {
        message: 'The platform has not called for {ago}; {waiting|# order waits|# orders wait} for it.',
        next: 'Is recolte serve running, and did the module’s address change in the shop? Then ask the platform’s Customer Care whether it still calls {url}.',
      },
      fr: {
        message: 'La plateforme n’a pas appelé depuis {ago} ; {waiting|# commande l’attend|# commandes l’attendent}.',
        next: 'recolte serve tourne-t-il, et l’adresse du module a-t-elle changé dans la boutique ? Demandez ensuite au service client d’Avis Vérifiés si elle appelle toujours {url}.',
      },
    },
  },
  async store({ runtime, record }, { journal, now, language }) {
    if (runtime.method.answers !== true || record === undefined) return []
    const url = runtime.config.publicUrl ?? '"publicUrl"'
    const call = await lastCall(journal, runtime.name)
    if (call === undefined)
      return [{ status: now - record.baselineAt > DAY ? 'failure' : 'warning', text: 'never', detail: { url } }]
    const { due, retrying } = await journal.counts(runtime.name)
    const age = now - call.at
    const detail = { ago: howLong(age, language), query: call.query, waiting: due + retrying, url }
    if (age < QUIET) return [{ status: 'ok', text: 'ok', detail }]
    return [{ status: age < DAY ? 'warning' : 'failure', text: 'late', detail }]
  },
}
