import { DIAGNOSES } from '../../packages/core/src/check/registry.ts'
import { ERRORS } from '../../packages/core/src/messages/errors.ts'
import { leftOpen } from '../../packages/core/src/messages/fill.ts'
import type { Language, Texts } from '../../packages/core/src/messages/text.ts'
import { messages as woocommerce } from '../../packages/woocommerce/src/messages.ts'
import type { Fault } from '../../test/check/fault.ts'
import { FAULTS } from '../../test/check/faults/index.ts'
import { GROUPS } from '../reasons/words.ts'

const SAY = {
  title: {
    en: 'What can go wrong, and what the check says',
    fr: 'Ce qui peut mal aller, et ce que dit la vérification',
  },
  generated: {
    en: 'Generated from the catalogue of faults (`npm run docs`): do not edit.',
    fr: 'Page produite depuis le catalogue des pannes (`npm run docs`) : ne pas modifier.',
  },
  about: {
    en: 'Each of these faults is brought about in a test, on a shop that has been collected from for a month, and must be named by the one diagnosis beside it. [Cette page en français](faults.fr.md)',
    fr: 'Chacune de ces pannes est provoquée dans un test, sur une boutique dont les commandes sont récupérées depuis un mois, et doit être nommée par le seul contrôle indiqué. [This page in English](faults.md)',
  },
} satisfies Record<string, Record<Language, string>>

/** One page of every fault that is injected. Pure: a test compares it with the file. */
export function faultsPage(language: Language): string {
  const sections = Object.entries(GROUPS).map(([group, said]) => {
    const here = FAULTS.filter(({ found }) => diagnosis(found.id)?.group === group)
    return here.length === 0
      ? ''
      : [`## ${said[language]}`, ...here.map((fault) => entry(fault, language))].join('\n\n')
  })
  return [
    `# ${SAY.title[language]}`,
    `<!-- ${SAY.generated[language]} -->`,
    SAY.about[language],
    ...sections.filter((section) => section !== ''),
    '',
  ].join('\n\n')
}

const diagnosis = (id: string) => DIAGNOSES.find((one) => one.id === id)

function entry({ title, found, status }: Fault, language: Language): string {
  const page = language === 'fr' ? 'reasons.fr.md' : 'reasons.md'
  const { message, next } = textsOf(found)[language]
  const mark = status === 'failure' ? '✗' : '!'
  return `**${title[language]}** ([${found.id}](${page}#check-${found.id}))\n\n- ${mark} ${open(message)}  \n  → ${open(next)}`
}

function textsOf({ id, code }: Fault['found']): Texts {
  const texts = diagnosis(id)?.texts[code] ?? { ...(ERRORS as Record<string, Texts>), ...woocommerce }[code]
  if (texts === undefined) throw new Error(`no text ${id}: ${code}`)
  return texts
}

const open = (text: string) =>
  leftOpen(text)
    .replaceAll('\n', '  \n  ')
    .replace(/[<>*]/g, (mark) => `\\${mark}`)
