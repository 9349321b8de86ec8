import type { Detail } from '../model/states.ts'
import { answerText } from './answers.ts'
import type { Language } from './text.ts'

/** `{name}`; or `{n|order|# orders}`: the form for one and for several, `#` being the number. */
const PLACE = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** Fills places from the values; one without a value stays visible, so that a test and a reader notice it. */
export function fill(template: string, values: Detail, language: Language): string {
  return template.replace(PLACE, (whole, name: string, one?: string, several?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (one === undefined || several === undefined) return inWords(String(value), language)
    return (PLURALS[language].select(Number(value)) === 'one' ? one : several).replaceAll('#', String(value))
  })
}

/** The text with what differs from case to case left open. */
export const leftOpen = (template: string): string =>
  template.replace(PLACE, (_, __, ___, several = '#') => several.replaceAll('#', '…'))

/** A day alone (`2026-11-26`) as its readers write it, an answer of ours in their language; every other value as it is. */
function inWords(value: string, language: Language): string {
  const day = dayOf(value)
  return day === undefined ? answerText(value, language) : DAYS[language].format(day)
}

/** Values are quoted from files, too, where a day may be none (`2026-02-30`). */
function dayOf(value: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? day : undefined
}

const PLURALS = { en: new Intl.PluralRules('en-GB'), fr: new Intl.PluralRules('fr-FR') }
const DAYS = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' }),
}
