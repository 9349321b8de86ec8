import { expect, test } from 'vitest'
import { chooseLanguage } from '../src/language.ts'

test('the option wins over the configuration, the configuration over the platform', () => {
  expect(chooseLanguage({ asked: 'en', configured: 'fr', platforms: ['FR'] }, { LANG: 'fr_FR.UTF-8' })).toBe('en')
  expect(chooseLanguage({ configured: 'en', platforms: ['FR'] }, { LANG: 'fr_FR.UTF-8' })).toBe('en')
})

test('French when every account is on the French platform, whatever the environment speaks', () => {
  expect(chooseLanguage({ platforms: ['FR', 'fr'] }, { LANG: 'en_GB.UTF-8' })).toBe('fr')
  expect(chooseLanguage({ platforms: ['FR', 'ES'] }, { LANG: 'en_GB.UTF-8' })).toBe('en')
})

test('else the environment decides, LC_ALL before LC_MESSAGES before LANG', () => {
  expect(chooseLanguage({}, { LC_ALL: 'fr_CA.UTF-8', LANG: 'en_US.UTF-8' })).toBe('fr')
  expect(chooseLanguage({}, { LC_ALL: '', LC_MESSAGES: 'fr', LANG: 'en_US.UTF-8' })).toBe('fr')
  expect(chooseLanguage({}, { LANG: 'de_DE.UTF-8' })).toBe('en')
  expect(chooseLanguage({}, {})).toBe('en')
})

test('a language nobody speaks here is no choice', () => {
  expect(chooseLanguage({ asked: 'es', configured: 'fr' }, {})).toBe('fr')
})
