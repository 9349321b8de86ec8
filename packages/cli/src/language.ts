import type { Language } from '@recolte/core'
import type { Environment } from './config/environment.ts'

export interface LanguageHints {
  /** `--lang`. */
  asked?: string | undefined
  /** `language` of the configuration. */
  configured?: string | undefined
  /** Platforms of the configuration's accounts. */
  platforms?: string[] | undefined
}

const LANGUAGES: Record<string, Language> = { en: 'en', fr: 'fr' }

/** What was asked for, else what the configuration says or its platforms suggest, else the environment's language. */
export function chooseLanguage(hints: LanguageHints, environment: Environment): Language {
  const { asked, configured, platforms = [] } = hints
  const chosen = LANGUAGES[asked ?? ''] ?? LANGUAGES[configured ?? '']
  if (chosen !== undefined) return chosen
  if (platforms.length > 0 && platforms.every((platform) => platform.trim().toUpperCase() === 'FR')) return 'fr'
  return languageOfEnvironment(environment)
}

export function languageOfEnvironment(environment: Environment): Language {
  const spoken = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^fr/i.test(spoken) ? 'fr' : 'en'
}
