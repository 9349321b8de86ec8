import type { Detail } from '../model/states.ts'
import { answerText } from './answers.ts'
import { ERRORS } from './errors.ts'
import { REASONS, type ReasonCode } from './reasons.ts'
import type { Language, Text, Texts } from './text.ts'

/** Fills `{name}` from the values; an unknown name stays visible, so that a test and a reader notice it. */
function fill(template: string, values: Detail, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : inWords(String(value), language)
  })
}

/** A day alone (`2026-11-26`) as its readers write it, an answer of ours in their language; every other value as it is. */
function inWords(value: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? DAYS[language].format(new Date(`${value}T00:00:00Z`))
    : answerText(value, language)
}

const DAYS = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' }),
}

/** Names from the shop, each quoted as its readers quote. */
export function quotedList(names: string[], language: Language): string {
  return names.map((name) => (language === 'fr' ? `« ${name} »` : `"${name}"`)).join(', ')
}

export function render(texts: Texts, values: Detail, language: Language): Text {
  const text = texts[language]
  return { message: fill(text.message, values, language), next: fill(text.next, values, language) }
}

const extra = new Map<string, Texts>()

/** Adds a connector's texts (namespaced codes) to the catalogue, so that its errors can be said. */
export function addMessages(messages: Record<string, Texts>): void {
  for (const [code, texts] of Object.entries(messages)) extra.set(code, texts)
}

export function errorText(code: string, detail: Detail, language: Language): Text {
  const texts = (ERRORS as Record<string, Texts>)[code] ?? extra.get(code)
  return texts === undefined ? { message: code, next: '' } : render(texts, detail, language)
}

export function reasonText(code: ReasonCode, detail: Detail, language: Language): Text {
  return render(REASONS[code], detail, language)
}
