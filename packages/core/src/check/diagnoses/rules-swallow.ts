import { leftOpen } from '../../messages/fill.ts'
import { REASONS } from '../../messages/reasons.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

const ENOUGH = 20
/** More than this share of the orders kept back for one reason is most of the shop. */
const MOST = 0.5

/** A rule that keeps most orders back works as written and not as meant. */
export const rulesSwallow: Diagnosis = {
  id: 'rules-keep-most',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'No rule keeps most orders back ({n} of the last {days|day|# days} looked at).', next: '' },
      fr: {
        message:
          'Aucune règle n’écarte la plupart des commandes ({n|# regardée|# regardées}, {days|du dernier jour|des # derniers jours}).',
        next: '',
      },
    },
    most: {
      en: {
        message: '{share} % of the orders of the last {days|day|# days} are kept back for one reason ({code}): {why}',
        next: 'If that is not meant, correct the rule in the configuration; recolte report --status skipped,held shows the orders.',
      },
      fr: {
        message:
          '{share} % des commandes {days|du dernier jour|des # derniers jours} sont retenues pour une même raison ({code}) : {why}',
        next: 'Si ce n’est pas voulu, corrigez la règle dans la configuration ; recolte report --status skipped,held montre les commandes.',
      },
    },
  },
  async store({ recent }, { language }) {
    const all = recent.orders.reduce((sum, { n }) => sum + n, 0)
    const detail = { n: all, days: recent.days }
    if (all < ENOUGH) return [{ status: 'ok', text: 'ok', detail }]
    const kept = recent.orders.filter(({ state, n }) => (state === 'skipped' || state === 'held') && n > MOST * all)
    const seen = kept.map(({ reason: code, n }): Seen => {
      const why = leftOpen(REASONS[code][language].message)
      return { status: 'warning', text: 'most', detail: { ...detail, share: Math.round((100 * n) / all), code, why } }
    })
    return seen.length > 0 ? seen : [{ status: 'ok', text: 'ok', detail }]
  },
}
