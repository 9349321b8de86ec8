import type { Detail } from '../model/states.ts'
import { ERRORS } from './errors.ts'
import { fill } from './fill.ts'
import { REASONS, type ReasonCode } from './reasons.ts'
import type { Language, Text, Texts } from './text.ts'

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
