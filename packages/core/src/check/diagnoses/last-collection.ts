import { DAY, HOUR } from '../../clock.ts'
import type { Diagnosis } from '../diagnosis.ts'

export const lastCollection: Diagnosis = {
  id: 'last-collection',
  group: 'orders',
  texts: {
    never: {
      en: { message: 'This store has not been read yet.', next: 'Run recolte sync.' },
      fr: { message: 'Cette boutique n’a pas encore été lue.', next: 'Lancez recolte sync.' },
    },
    recent: {
      en: { message: 'Last read {ago} ago; {collected} orders collected in all.', next: '' },
      fr: { message: 'Dernière lecture il y a {ago} ; {collected} commandes récupérées en tout.', next: '' },
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
  async store({ runtime, record }, { journal, now, language }) {
    if (record?.lastOkAt === undefined) return [{ status: 'warning', text: 'never' }]
    const age = now - record.lastOkAt
    const ago =
      age < 2 * HOUR
        ? `${Math.max(1, Math.round(age / 60_000))} min`
        : age < 2 * DAY
          ? `${Math.round(age / HOUR)} h`
          : `${Math.round(age / DAY)} ${language === 'fr' ? 'jours' : 'days'}`
    const late = age > Math.max(DAY, 4 * runtime.config.pollEvery)
    const { collected } = await journal.counts(runtime.name)
    return [
      late
        ? { status: 'failure', text: 'old', detail: { ago } }
        : { status: 'ok', text: 'recent', detail: { ago, collected } },
    ]
  },
}
