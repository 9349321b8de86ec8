import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIAGNOSES } from '../packages/core/src/check/registry.ts'
import { ERRORS } from '../packages/core/src/messages/errors.ts'
import { REASONS } from '../packages/core/src/messages/reasons.ts'
import type { Texts } from '../packages/core/src/messages/text.ts'
import { messages as csv } from '../packages/csv/src/messages.ts'
import { messages as magento } from '../packages/magento/src/messages.ts'
import { messages as prestashop } from '../packages/prestashop/src/messages.ts'
import { messages as shopify } from '../packages/shopify/src/messages.ts'
import { messages as woocommerce } from '../packages/woocommerce/src/messages.ts'
import { faultsPage } from '../scripts/faults/page.ts'
import { reasonsPage } from '../scripts/reasons/page.ts'

const catalogue: [string, Texts][] = [
  ...Object.entries<Texts>(REASONS).map(([code, texts]): [string, Texts] => [`reason ${code}`, texts]),
  ...Object.entries<Texts>(ERRORS).map(([code, texts]): [string, Texts] => [`error ${code}`, texts]),
  ...[csv, magento, prestashop, shopify, woocommerce].flatMap((messages) => Object.entries<Texts>(messages)),
  ...DIAGNOSES.flatMap(({ id, texts }) =>
    Object.entries(texts).map(([name, said]): [string, Texts] => [`check ${id} ${name}`, said]),
  ),
]

const placeholders = (text: string) => [...new Set(text.match(/\{\w+/g))].sort().join(' ')
const whole = ({ message, next }: Texts['en']) => `${message} ${next}`
/** What people read: settings, commands and names to be filled in are written alike in any language. */
const prose = (text: string) => text.replace(/"[^"]*"|\{\w+[|}]|recolte [a-z]+|--[a-z]+( [\w,]+)?/g, '')
/** The codes whose texts are not as they should be. */
const codesWhere = (wrong: (texts: Texts) => boolean) =>
  catalogue.filter(([, texts]) => wrong(texts)).map(([code]) => code)

/** Words that the platform's own French help does not use, or uses for something else. */
const NOT_FRENCH_HERE = [
  /\bcollect(é|er|e)/i,
  /(?<!tâches? )planifiée?s?\b/i,
  /\btrigger\b/i,
  /déclencheur/i,
  /\bdue\b/i,
  /\bhold\b/i,
  /\bignorée?s?\b/i,
  /\bskip/i,
  /\brejetée?s?\b/i,
  /\bbaseline\b/i,
  /\bbackfill\b/i,
  /connecteur/i,
  /méthode webservice/i,
  /erreur fatale/i,
]

describe('the catalogue of messages', () => {
  it('says something in both languages', () => {
    expect(codesWhere(({ en, fr }) => en.message.trim() === '' || fr.message.trim() === '')).toEqual([])
    expect(codesWhere(({ en, fr }) => (en.next === '') !== (fr.next === ''))).toEqual([])
  })

  it('fills in the same values in both languages', () => {
    expect(codesWhere(({ en, fr }) => placeholders(whole(en)) !== placeholders(whole(fr)))).toEqual([])
  })

  it('speaks the words of the platform’s French help', () => {
    expect(codesWhere(({ fr }) => NOT_FRENCH_HERE.some((word) => word.test(prose(whole(fr)))))).toEqual([])
  })

  it('raises no voice, and uses one apostrophe in French', () => {
    expect(codesWhere(({ en, fr }) => `${whole(en)}${whole(fr)}`.includes('!'))).toEqual([])
    expect(codesWhere(({ fr }) => prose(whole(fr)).includes("'"))).toEqual([])
  })

  it.each(['en', 'fr'] as const)('the page of it is up to date (%s): else npm run docs', (language) => {
    const file = new URL(`../docs/reasons${language === 'fr' ? '.fr' : ''}.md`, import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(reasonsPage(language))
  })

  it.each(['en', 'fr'] as const)('the page of faults is up to date (%s): else npm run docs', (language) => {
    const file = new URL(`../docs/faults${language === 'fr' ? '.fr' : ''}.md`, import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(faultsPage(language))
  })

  it.each(['en', 'fr'] as const)('each anchor of the page is there once (%s)', (language) => {
    const anchors = [...reasonsPage(language).matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor)
    expect(new Set(anchors).size).toBe(anchors.length)
    for (const code of Object.keys(REASONS)) expect(anchors).toContain(code)
  })
})
