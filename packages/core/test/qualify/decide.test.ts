import { describe, expect, it } from 'vitest'
import type { Order } from '../../src/model/order.ts'
import { decideRow } from '../../src/qualify/decide.ts'
import { at, known, NOW, order, rules, silent } from './rules-of-a-shop.ts'

const decide = (
  row: Order,
  seen = undefined as ReturnType<typeof known> | undefined,
  config: Record<string, unknown> = {},
  trigger = ['completed'],
) => {
  const decision = decideRow(row, seen, rules(config, trigger), NOW)
  return `${decision.kind} ${decision.reason.code}`
}

describe('the trigger', () => {
  it('collects an order that reached it after the baseline', () => {
    expect(decide(order())).toBe('collect due')
  })

  it('waits for an order that has not reached it', () => {
    expect(decide(order({ statuses: ['processing'], meaning: 'paid', reached: {} }))).toBe('wait status-not-reached')
  })

  it('takes an order that went past it between two polls, by the shop’s own word', () => {
    const row = order({ statuses: ['completed'], reached: { processing: at(2), completed: at(3) } })
    expect(decide(row, undefined, {}, ['processing'])).toBe('collect due')
  })

  it('waits again when the order went back', () => {
    const seen = known({
      decision: 'collect',
      reason: { code: 'due' },
      reachedAt: at(3).getTime(),
      reachedFrom: 'seen',
    })
    expect(decide(order({ statuses: ['processing'], meaning: 'paid', reached: {} }), seen)).toBe('wait moved-back')
  })

  it('still counts for an order that moved on to a status the shop cannot explain', () => {
    const seen = known({
      decision: 'collect',
      reason: { code: 'due' },
      reachedAt: at(3).getTime(),
      reachedFrom: 'seen',
    })
    const { meaning: _, ...row } = silent({ statuses: ['archived'] })
    expect(decide(row, seen)).toBe('collect due')
  })

  it('is the creation for "onorder", except for a draft', () => {
    expect(decide(order({ statuses: ['pending'], meaning: 'unpaid', reached: {} }), undefined, {}, ['onorder'])).toBe(
      'collect due',
    )
    expect(
      decide(order({ statuses: ['checkout-draft'], meaning: 'draft', reached: {} }), undefined, {}, ['onorder']),
    ).toBe('wait status-not-reached')
  })

  it('never counts for what was cancelled or refunded', () => {
    expect(decide(order({ meaning: 'cancelled' }))).toBe('skip cancelled')
    expect(decide(order({ meaning: 'refunded' }))).toBe('skip refunded')
  })
})

describe('the baseline', () => {
  it('keeps back what had reached the trigger before, however often it is edited', () => {
    const row = order({ createdAt: at(-9), reached: { completed: at(-3) }, changedAt: at(5) })
    expect(decide(row)).toBe('skip before-baseline')
  })

  it('lets go what was open then and reaches it after', () => {
    const row = order({ createdAt: at(-9), reached: { completed: at(3) } })
    expect(decide(row, known())).toBe('collect due')
  })

  it('keeps back what was completed before and is completed a second time', () => {
    const seen = known({
      decision: 'skip',
      reason: { code: 'before-baseline' },
      reachedAt: at(-3).getTime(),
      reachedFrom: 'cms',
    })
    expect(decide(order({ createdAt: at(-9), reached: { completed: at(4) } }), seen)).toBe('skip before-baseline')
  })

  it('goes by the set-up snapshot where the shop does not say when', () => {
    expect(decide(silent({ createdAt: at(-9), changedAt: at(-2) }))).toBe('skip before-baseline')
    expect(decide(silent({ createdAt: at(-9), changedAt: at(3) }), known())).toBe('collect due')
    expect(decide(silent({ createdAt: at(1), changedAt: at(3) }))).toBe('collect due')
  })

  it('holds what nobody can date, rather than ask a buyer of long ago', () => {
    expect(decide(silent({ createdAt: at(-9), changedAt: at(3) }))).toBe('hold reached-unknown')
    expect(decide(order({ createdAt: at(-200), reached: { completed: at(3) } }))).toBe('hold reached-unknown')
  })

  it('skips what reached the trigger too long ago to ask', () => {
    const old = decideRow(order({ reached: { completed: at(0.5) } }), undefined, rules(), NOW + 181 * 86_400_000)
    expect(old.reason.code).toBe('too-old')
  })
})

describe('the former module', () => {
  const config = { previousStatus: 'processing' }
  it('has had what passed its status before the baseline', () => {
    expect(
      decide(order({ createdAt: at(-9), reached: { processing: at(-8), completed: at(3) } }), undefined, config),
    ).toBe('skip former-module')
    expect(
      decide(
        silent({ createdAt: at(-9), changedAt: at(-8), statuses: ['processing'], meaning: 'paid' }),
        undefined,
        config,
      ),
    ).toBe('skip former-module')
  })

  it('has not had what passed it after', () => {
    expect(
      decide(order({ createdAt: at(-9), reached: { processing: at(1), completed: at(3) } }), known(), config),
    ).toBe('collect due')
    expect(
      decide(order({ createdAt: at(1), reached: { processing: at(1), completed: at(3) } }), undefined, config),
    ).toBe('collect due')
  })

  it('may have had what nobody can date: that is held', () => {
    const { meaning: _, ...row } = silent({ createdAt: at(-9), changedAt: at(3), statuses: ['shipped'] })
    expect(decide(row, undefined, config, ['shipped'])).toBe('hold former-module-perhaps')
  })

  it('stays decided when the order changes later', () => {
    const seen = known({ decision: 'skip', reason: { code: 'former-module' } })
    expect(decide(order({ createdAt: at(-9) }), seen, config)).toBe('skip former-module')
  })
})

describe('exclusions', () => {
  it('skip by status, shop and language', () => {
    expect(decide(order(), undefined, { exclude: { statuses: ['completed'] } })).toBe('skip excluded-status')
    expect(decide(order({ shop: '2' }), undefined, { exclude: { shops: ['2'] } })).toBe('skip excluded-shop')
    expect(decide(order({ language: 'de' }), undefined, { exclude: { languages: ['de'] } })).toBe(
      'skip excluded-language',
    )
  })
})
