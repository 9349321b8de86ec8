import { quotedList } from '../../messages/render.ts'
import { type Diagnosis, REACH_DAYS as days } from '../diagnosis.ts'
import { triggerPlace } from '../trigger-place.ts'

/** Fewer orders say nothing of a habit. */
const ENOUGH = 20
/** Below this share (percent) the trigger is the exception. */
const RARE = 20
const NAMED = 4

export const triggerReached: Diagnosis = {
  id: 'trigger-reached',
  group: 'automation',
  texts: {
    ok: {
      en: { message: '{share} % of the orders of the last {days} days have reached {trigger}.', next: '' },
      fr: { message: '{share} % des commandes des {days} derniers jours sont passées à {trigger}.', next: '' },
    },
    few: {
      en: { message: 'Too few orders in the last {days} days to tell which statuses they reach ({n}).', next: '' },
      fr: {
        message: 'Trop peu de commandes ces {days} derniers jours pour dire à quels statuts elles passent ({n}).',
        next: '',
      },
    },
    rare: {
      en: {
        message:
          'Only {share} % of the {n} orders of the last {days} days have reached {trigger}. They reach: {reached}.',
        next: 'recolte simulate {store} --trigger {best} shows what another status would have done; then correct {place}.',
      },
      fr: {
        message:
          'Seules {share} % des {n} commandes des {days} derniers jours sont passées à {trigger}. Elles passent à : {reached}.',
        next: 'recolte simulate {store} --trigger {best} montre ce qu’un autre statut aurait donné ; corrigez ensuite {place}.',
      },
    },
  },
  async store(view, { language }) {
    const {
      runtime,
      facts,
      evidence: { reach },
    } = view
    if (runtime.trigger.includes('onorder')) return []
    // One that the shop does not have at all is told of by that name.
    if (facts !== undefined && !runtime.trigger.every((code) => facts.statuses.some((one) => one.code === code)))
      return []
    if (reach.orders < ENOUGH) return [{ status: 'skipped', text: 'few', detail: { n: reach.orders, days } }]
    const label = (code: string) => facts?.statuses.find((status) => status.code === code)?.label ?? code
    const percent = (n: number) => Math.round((100 * n) / reach.orders)
    // An order may go through several of them: the one most reached stands for all.
    const most = Math.max(
      0,
      ...reach.statuses.filter(({ status }) => runtime.trigger.includes(status)).map(({ n }) => n),
    )
    const detail = {
      ...{ share: percent(most), days, n: reach.orders, store: runtime.name },
      trigger: quotedList(runtime.trigger.map(label), language),
      place: triggerPlace(view, language),
    }
    if (percent(most) >= RARE) return [{ status: 'ok', text: 'ok', detail }]
    const others = reach.statuses.filter(({ status }) => !runtime.trigger.includes(status)).slice(0, NAMED)
    const reached = others.map(({ status, n }) => `${quotedList([label(status)], language)} ${percent(n)} %`).join(', ')
    return [{ status: 'failure', text: 'rare', detail: { ...detail, reached, best: others[0]?.status ?? '' } }]
  },
}
