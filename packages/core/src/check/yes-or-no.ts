import type { Language } from '../messages/text.ts'

const WORDS = { en: { yes: 'yes', no: 'no' }, fr: { yes: 'oui', no: 'non' } } as const

export const yesOrNo = (is: boolean, language: Language): string => WORDS[language][is ? 'yes' : 'no']
