import type { Language } from '../messages/text.ts'
import type { StoreView } from './diagnosis.ts'

/** Where the trigger status in force is to be corrected: "Correct {place}." */
export const triggerPlace = ({ triggerFrom }: StoreView, language: Language): string => PLACES[triggerFrom][language]

const PLACES = {
  file: { en: '"trigger" in the configuration', fr: '"trigger" dans la configuration' },
  platform: { en: 'the status set at the platform', fr: 'le statut réglé sur la plateforme' },
} as const
