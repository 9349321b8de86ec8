import { expect, test } from 'vitest'
import { createDates } from '../src/output/dates.ts'

const now = Date.parse('2026-11-17T08:00:00Z')

test('French dates carry the day’s name and the account’s time', () => {
  const dates = createDates('fr', 'Europe/Paris', now)
  expect(dates.moment(Date.parse('2026-11-13T17:04:00Z'))).toBe('ven. 13 nov. 2026 à 18:04')
  expect(dates.day(Date.parse('2026-11-26T08:27:00Z'))).toBe('jeu. 26 nov. 2026')
})

test('English dates read like those of the samples', () => {
  const dates = createDates('en', 'Europe/Paris', now)
  expect(dates.moment(Date.parse('2026-11-10T07:15:00Z'))).toBe('Tue 10 Nov 2026, 08:15')
})

test('near days are called by their name, by the calendar of the zone and not by hours', () => {
  const fr = createDates('fr', 'Europe/Paris', now)
  expect(fr.moment(Date.parse('2026-11-16T10:40:00Z'))).toBe('hier à 11:40')
  // 23:30 UTC is already the 17th in Paris.
  expect(fr.moment(Date.parse('2026-11-16T23:30:00Z'))).toBe('aujourd’hui à 00:30')
  const en = createDates('en', 'America/New_York', now)
  expect(en.moment(Date.parse('2026-11-16T23:30:00Z'))).toBe('yesterday, 18:30')
  expect(en.day(Date.parse('2026-11-18T15:00:00Z'))).toBe('tomorrow')
})

test('a sentence that needs a date gets one, however near it is', () => {
  expect(createDates('fr', 'Europe/Paris', now).full(now)).toBe('mar. 17 nov. 2026 à 09:00')
})
