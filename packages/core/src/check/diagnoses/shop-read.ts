import { DAY } from '../../clock.ts'
import type { Diagnosis } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

export const shopRead: Diagnosis = {
  id: 'shop-read',
  group: 'orders',
  texts: {
    never: {
      en: { message: 'This store has not been read yet.', next: 'Run recolte sync.' },
      fr: { message: 'Cette boutique n’a pas encore été lue.', next: 'Lancez recolte sync.' },
    },
    recent: {
      en: { message: 'The shop was last read {ago} ago.', next: '' },
      fr: { message: 'Boutique lue il y a {ago}.', next: '' },
    },
    old: {
      en: {
        message: 'The shop was last read {ago} ago.',
        next: 'Run recolte sync, and check that your scheduled task still runs it.',
      },
      fr: {
        message: 'La boutique a été lue pour la dernière fois il y a {ago}.',
        next: 'Lancez recolte sync et vérifiez que votre tâche planifiée le lance encore.',
      },
    },
  },
  async store({ runtime, record }, { now, language }) {
    if (record?.lastOkAt === undefined) return [{ status: 'warning', text: 'never' }]
    const age = now - record.lastOkAt
    const late = age > Math.max(DAY, 4 * runtime.config.pollEvery)
    const detail = { ago: howLong(age, language) }
    return [late ? { status: 'failure', text: 'old', detail } : { status: 'ok', text: 'recent', detail }]
  },
}
