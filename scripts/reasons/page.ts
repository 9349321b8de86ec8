import { DIAGNOSES } from '../../packages/core/src/check/registry.ts'
import { ERRORS } from '../../packages/core/src/messages/errors.ts'
import { leftOpen } from '../../packages/core/src/messages/fill.ts'
import { MENUS, type Menus } from '../../packages/core/src/messages/menus.ts'
import { REASONS } from '../../packages/core/src/messages/reasons.ts'
import type { Language, Text, Texts } from '../../packages/core/src/messages/text.ts'
import { messages as csv } from '../../packages/csv/src/messages.ts'
import { messages as magento } from '../../packages/magento/src/messages.ts'
import { messages as prestashop } from '../../packages/prestashop/src/messages.ts'
import { messages as shopify } from '../../packages/shopify/src/messages.ts'
import { messages as woocommerce } from '../../packages/woocommerce/src/messages.ts'
import { STATE_OF } from './groups.ts'
import { GROUPS, PAGE, STATES } from './words.ts'

const CONNECTORS: Record<string, Record<string, Texts>> = {
  WooCommerce: woocommerce,
  PrestaShop: prestashop,
  Magento: magento,
  Shopify: shopify,
  CSV: csv,
}

/** One page of every text of the catalogue. Pure: a test compares it with the file. */
export function reasonsPage(language: Language): string {
  const say = (name: keyof typeof PAGE) => PAGE[name][language]
  return [
    `# ${say('title')}`,
    `<!-- ${say('generated')} -->`,
    `${say('about')} ${say('other')}`,
    `## ${say('orders')}`,
    say('ordersAbout'),
    ...reasons(language),
    `## ${say('checks')}`,
    say('checksAbout'),
    ...checks(language),
    `## ${say('errors')}`,
    ...Object.entries<Texts>(ERRORS).flatMap(([code, texts]) =>
      entry(`error-${code}`, code, [bothMenus(texts[language], language)]),
    ),
    `## ${say('shops')}`,
    ...Object.entries(CONNECTORS).flatMap(([name, messages]) => [
      `### ${name}`,
      ...Object.entries(messages).flatMap(([code, texts]) => entry(code, code, [texts[language]], 4)),
    ]),
    '',
  ].join('\n\n')
}

function reasons(language: Language): string[] {
  const codes = Object.entries<Texts>(REASONS)
  return Object.entries(STATES).flatMap(([state, said]) => {
    const here = codes.filter(([code]) => STATE_OF[code] === state)
    if (here.length === 0) return []
    return [
      `### ${said[language]}`,
      ...here.flatMap(([code, texts]) => entry(code, code, [bothMenus(texts[language], language)], 4)),
    ]
  })
}

function checks(language: Language): string[] {
  return Object.entries(GROUPS).flatMap(([group, said]) => {
    const here = DIAGNOSES.filter((diagnosis) => diagnosis.group === group)
    if (here.length === 0) return []
    const entries = here.flatMap(({ id, texts }) =>
      entry(
        `check-${id}`,
        id,
        Object.values(texts).map((text) => bothMenus(text[language], language)),
        4,
      ),
    )
    return [`### ${said[language]}`, ...entries]
  })
}

/** A text of an account names the menus of its own generation; the page names both. */
function bothMenus({ message, next }: Text, language: Language): Text {
  const { historical, new: later } = { historical: MENUS.historical[language], new: MENUS.new[language] }
  const both = (name: keyof Menus) => `${historical[name]} (${PAGE.newPlatform[language]} ${later[name]})`
  const values = new Map([
    ['{other}', ''],
    ...(['keys', 'requests', 'delay'] as const).map((name): [string, string] => [`{${name}}`, both(name)]),
  ])
  const filled = (text: string) => text.replace(/\{\w+\}/g, (whole) => values.get(whole) ?? whole)
  return { message: filled(message), next: filled(next) }
}

/** The anchor is ours, so that it holds whatever a website makes of headings. */
function entry(anchor: string, title: string, texts: Text[], level = 3): string[] {
  return [`<a id="${anchor}"></a>`, `${'#'.repeat(level)} ${title}`, texts.map(line).join('\n')]
}

function line({ message, next }: Text): string {
  return next === '' ? `- ${open(message)}` : `- ${open(message)}  \n  → ${open(next)}`
}

/** What the text fills in at run time, left open; what a page renderer would take for its own marks, as it is. */
function open(text: string): string {
  return leftOpen(text).replace(/[<>*]/g, (mark) => `\\${mark}`)
}
