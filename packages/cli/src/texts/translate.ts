import type { Language } from '@recolte/core'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type TextKey = keyof typeof en
export type Catalogue = Record<TextKey, string>
export type Values = Record<string, string | number>

type Between<Key, Before extends string, After extends string> = Key extends `${Before}${infer Name}${After}`
  ? Name
  : never
/** Errors of the command itself: `error.<name>` with `error.<name>.next`. */
export type ErrorName = Between<TextKey, 'error.', '.next'>
/** Texts that exist for one and for several: `<name>.one`, `<name>.other`. */
type PluralName = Between<TextKey, '', '.other'>

export interface Translate {
  (key: TextKey, values?: Values): string
  /** Takes the form for `values.n`, and writes it with the language's separators. */
  count(name: PluralName, n: number, values?: Values): string
  number(n: number): string
  language: Language
}

export const CATALOGUES: Record<Language, Catalogue> = { en, fr }

export function createTranslate(language: Language): Translate {
  const catalogue = CATALOGUES[language]
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const translate = (key: TextKey, values: Values = {}): string => fill(catalogue[key], values)
  return Object.assign(translate, {
    count: (name: PluralName, n: number, values: Values = {}) =>
      translate(`${name}.${rules.select(n) === 'one' ? 'one' : 'other'}`, { ...values, n: numbers.format(n) }),
    number: (n: number) => numbers.format(n),
    language,
  })
}

/** An unknown placeholder stays visible, so that a test and a reader notice it. */
function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
