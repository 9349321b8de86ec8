import { expect, test } from 'vitest'
import { CATALOGUES, createTranslate } from '../src/texts/translate.ts'

const { en, fr } = CATALOGUES
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

test('both languages have the same texts', () => {
  expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort())
})

test.each(Object.keys(en))('%s names the same values in both languages', (key) => {
  const pair = [en, fr].map((catalogue) => Object.entries(catalogue).find(([name]) => name === key)?.[1] ?? '')
  expect(placeholders(pair[1] ?? '')).toEqual(placeholders(pair[0] ?? ''))
})

test('every text for several has one for a single one, and the other way round', () => {
  const keys = Object.keys(en)
  for (const key of keys.filter((name) => name.endsWith('.other'))) expect(keys).toContain(key.replace(/other$/, 'one'))
  for (const key of keys.filter((name) => name.endsWith('.one'))) expect(keys).toContain(key.replace(/one$/, 'other'))
})

test.each([
  ['jargon of ours', /\b(due|hold|backfill|baseline|trigger status|skipp\w+|collectée|planifiée|rejetée|ignorée)\b/i],
  ['the word connector, which the platform uses for something else', /connecteur/i],
  ['exclamation marks', /!(?!\[)/],
])('no French text has %s', (_, forbidden) => {
  for (const [key, text] of Object.entries(fr)) {
    // What is typed is written alike in any language.
    expect(text.replace(/recolte [a-z]+/g, ''), key).not.toMatch(forbidden)
  }
})

test('numbers and plurals follow the language', () => {
  expect(createTranslate('en').count('statuses.count', 0)).toBe('0 orders')
  expect(createTranslate('fr').count('statuses.count', 0)).toBe('0 commande')
  expect(createTranslate('en').count('statuses.count', 1200)).toBe('1,200 orders')
  expect(createTranslate('fr').count('statuses.count', 1200)).toMatch(/^1\s200 commandes$/u)
})
