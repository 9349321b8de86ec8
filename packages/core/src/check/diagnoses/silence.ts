import { DAY } from '../../clock.ts'
import { HISTORY, SILENT, usual } from '../../verify/usual.ts'
import type { Diagnosis } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** Chance alone brings none of so many once in 20 times. */
const QUIET = 3

/** Nothing failed and nothing came: the only trace of a trigger that is reached no more, or of a module that took over. */
export const silence: Diagnosis = {
  id: 'silence',
  group: 'orders',
  texts: {
    ok: {
      en: { message: 'Collected today: {today}; usually {usual} a day.', next: '' },
      fr: { message: 'Récupérées aujourd’hui : {today} ; d’habitude {usual} par jour.', next: '' },
    },
    silent: {
      en: {
        message: 'Nothing collected for {ago}, usually {usual} a day.',
        next: 'Orders still reach {trigger} in the shop? recolte explain NUMBER of a recent one says where it stands; if none arrives at all, recolte audit --store {store} compares with the shop.',
      },
      fr: {
        message: 'Rien de récupéré depuis {ago}, d’habitude {usual} par jour.',
        next: 'Des commandes passent-elles encore à {trigger} dans la boutique ? recolte explain NUMÉRO d’une commande récente dit où elle en est ; si aucune n’arrive, recolte audit --store {store} compare avec la boutique.',
      },
    },
    elsewhere: {
      en: { message: 'Why nothing comes is told by another question.', next: '' },
      fr: { message: 'Une autre question dit pourquoi rien ne vient.', next: '' },
    },
    young: {
      en: { message: 'Too few days of history to tell silence from a quiet day.', next: '' },
      fr: { message: 'Trop peu de jours d’historique pour distinguer un silence d’un jour calme.', next: '' },
    },
  },
  async store({ runtime, record, evidence }, { journal, now, language }) {
    const { days, lastCollected } = evidence
    const first = days.find(({ outcome }) => outcome === 'collected')
    if (record === undefined || first === undefined || now - Date.parse(first.day) < 8 * DAY)
      return [{ status: 'skipped', text: 'young' }]
    // A shop that is not read, orders that cannot leave and files not taken in are told of by their own names.
    const waits = (await journal.oldestDue(runtime.name)) ?? now
    const dropped = await journal.files({ store: runtime.name, open: true, limit: 1 })
    const isTold = now - (record.lastOkAt ?? 0) > DAY || now - waits > DAY || dropped.length > 0
    if (isTold || record.pausedAt !== undefined) return [{ status: 'skipped', text: 'elsewhere' }]
    const since = lastCollected?.at ?? now - HISTORY
    const { perDay, expected } = usual(days, since, now)
    const detail = {
      ago: howLong(now - since, language),
      usual: perDay,
      store: runtime.name,
      trigger: runtime.trigger.join(', '),
    }
    const status = expected >= SILENT ? 'failure' : expected >= QUIET ? 'warning' : 'ok'
    if (now - since >= DAY && status !== 'ok') return [{ status, text: 'silent', detail }]
    const today = new Date(now).toISOString().slice(0, 10)
    const n = days.find(({ day, outcome }) => day === today && outcome === 'collected')?.n ?? 0
    return [{ status: 'ok', text: 'ok', detail: { today: n, usual: perDay } }]
  },
}
