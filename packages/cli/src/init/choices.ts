import type { Connector, OrderStatus } from '@recolte/core'
import { nearest } from '../config/suggest.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { Shop } from './shop.ts'
import { suggestTrigger } from './suggest-trigger.ts'
import type { Wanted } from './wanted.ts'

export interface Choices {
  trigger: string[]
  previousStatus: string | undefined
  reviews: boolean
}

const NO = ''

/** Trigger status, former module, product reviews: what was given, else asked, else what the shop itself suggests. */
export async function makeChoices(
  session: Session,
  wanted: Wanted,
  shop: Shop,
  connector: Connector,
): Promise<Choices> {
  const { prompter, t } = session
  const asking = wanted.yes ? undefined : prompter
  const normalise = (code: string) => existing(shop.statuses, connector.normaliseStatus?.(code) ?? code)
  const suggestion = suggestTrigger(shop.survey, shop.statuses, connector.defaultTrigger[0] ?? '')
  const trigger =
    wanted.trigger?.map(normalise) ??
    (asking === undefined
      ? [suggestion.code]
      : [await asking.choose(t('init.trigger'), triggerChoices(session, shop, suggestion.code), suggestion.code)])
  const previous =
    wanted.previousStatus === undefined
      ? await asking?.choose(t('init.previous'), [
          { value: NO, label: t('init.previous-no') },
          ...offered(shop).map(({ code, label }) => ({ value: code, label: t('init.previous-at', { label }) })),
        ])
      : normalise(wanted.previousStatus)
  const reviews = wanted.reviews && ((await asking?.agree(t('init.reviews'))) ?? true)
  return { trigger, previousStatus: previous === NO ? undefined : previous, reviews }
}

function existing(statuses: OrderStatus[], code: string): string {
  const codes = statuses.map((status) => status.code)
  if (code === 'onorder' || codes.includes(code)) return code
  const near = nearest(code, codes)
  throw new CliError('bad-value', { option: `"${code}"`, why: near ?? codes.join(', '), command: 'init' })
}

const offered = ({ statuses }: Shop): OrderStatus[] =>
  statuses.filter(({ meaning, retired }) => retired !== true && meaning !== 'draft')

function triggerChoices({ t }: Session, shop: Shop, suggested: string) {
  return offered(shop).map(({ code, label }) => {
    const orders = t.count('statuses.count', shop.survey.counts.get(code) ?? 0)
    const hint = code === suggested ? `${orders}, ${t('init.trigger-suggested')}` : orders
    return { value: code, label, hint }
  })
}

/** Where the orders of the last weeks stand, and the trigger this suggests. */
export function surveyLines({ t, colour }: Session, shop: Shop, connector: Connector): string[] {
  const { survey, statuses } = shop
  const label = (code: string) => statuses.find((status) => status.code === code)?.label ?? code
  const rows = [...survey.counts].toSorted(([, one], [, other]) => other - one)
  const width = Math.max(0, ...rows.map(([code]) => label(code).length)) + 2
  const usual = connector.defaultTrigger[0] ?? ''
  const suggestion = suggestTrigger(survey, statuses, usual)
  const values = { label: label(suggestion.code), share: suggestion.share, usual: label(usual) }
  return [
    survey.partial ? t('init.statuses-partial', { n: t.number(survey.orders) }) : t('init.statuses'),
    ...rows.map(([code, n]) => `  ${label(code).padEnd(width)}${t.number(n).padStart(7)}`),
    colour.strong(t(suggestion.unusual ? 'init.suggested-other' : 'init.suggested-default', values)),
  ]
}
