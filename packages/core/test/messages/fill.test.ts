import { describe, expect, it } from 'vitest'
import { fill, leftOpen } from '../../src/messages/fill.ts'

const EN = '{n|# order|# orders} of the last {days|day|# days}, by {method}.'

describe('a text', () => {
  it('takes the form for one or for several, as each language counts', () => {
    expect(fill(EN, { n: 1, days: 1, method: 'sftp' }, 'en')).toBe('1 order of the last day, by sftp.')
    expect(fill(EN, { n: 0, days: 28, method: 'sftp' }, 'en')).toBe('0 orders of the last 28 days, by sftp.')
    expect(fill('{n|# commande|# commandes}', { n: 0 }, 'fr')).toBe('0 commande')
  })

  it('writes a day as its readers do', () => {
    expect(fill('depuis le {day}', { day: '2026-11-26' }, 'fr')).toBe('depuis le 26 nov. 2026')
  })

  it('quotes a day that is none as it was written', () => {
    for (const day of ['2026-13-40', '2026-02-30'])
      expect(fill('not a date: {day}', { day }, 'en')).toBe(`not a date: ${day}`)
  })

  it('shows what it was not told, and leaves open what nobody means', () => {
    expect(fill(EN, { n: 2, days: 2 }, 'en')).toBe('2 orders of the last 2 days, by {method}.')
    expect(leftOpen(EN)).toBe('… orders of the last … days, by ….')
  })
})
