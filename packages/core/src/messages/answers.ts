import type { RecolteError } from '../errors.ts'
import type { Detail } from '../model/states.ts'
import { SFTP_ERRORS } from './errors-sftp.ts'
import type { Language } from './text.ts'

/**
 * What we say of an answer that holds no words of the platform's own. The journal keeps the code and its values, not
 * the sentence, so that each reader has it in their own language.
 */
const ANSWERS = {
  'web-page': { en: 'a web page instead of a receipt ({status})', fr: 'une page web au lieu d’une réponse ({status})' },
  empty: { en: 'an empty answer instead of a receipt ({status})', fr: 'une réponse vide ({status})' },
  'cut-short': { en: 'an answer cut short instead of a receipt ({status})', fr: 'une réponse coupée ({status})' },
  'no-receipt': {
    en: 'an answer without a receipt ({status})',
    fr: 'une réponse qui ne dit rien de la commande ({status})',
  },
  'which-part': {
    en: 'a part was refused, and the answer does not say which',
    fr: 'une partie a été refusée, sans que la réponse dise laquelle',
  },
  'too-many': { en: 'too many requests ({status})', fr: 'trop de requêtes ({status})' },
  redirected: { en: 'redirected ({status}) to {to}', fr: 'une redirection ({status}) vers {to}' },
  'redirected-nowhere': { en: 'redirected ({status}) to nowhere', fr: 'une redirection ({status}) sans adresse' },
  signature: { en: 'signature not recognised', fr: 'signature non reconnue' },
  account: { en: 'account not recognised', fr: 'compte non reconnu' },
  parameters: { en: 'wrong parameters', fr: 'paramètres incorrects' },
  answered: { en: 'answered {code}', fr: 'réponse {code}' },
  'no-token': { en: 'no token: {why}', fr: 'pas de jeton : {why}' },
  'no-token-redirected': {
    en: 'no token: {why}, the token’s address redirects',
    fr: 'pas de jeton : {why}, l’adresse du jeton redirige ailleurs',
  },
  'taken-whole': { en: 'taken whole by the platform', fr: 'reçue en entier par la plateforme' },
  'taken-once': { en: 'taken once, offered again', fr: 'reçue une fois, proposée à nouveau' },
  'left-early': {
    en: 'the platform left before the end of the answer',
    fr: 'la plateforme est partie avant la fin de la réponse',
  },
  'no-answer': { en: 'no answer', fr: 'aucune réponse' },
  'no-answer-in-time': { en: 'no answer in time', fr: 'pas de réponse à temps' },
  'connection-failed': { en: 'the connection failed ({code})', fr: 'la connexion a échoué ({code})' },
  'delivery-failed': { en: 'the delivery failed ({code})', fr: 'l’envoi a échoué ({code})' },
} satisfies Record<string, Record<Language, string>>

export type AnswerCode = keyof typeof ANSWERS
/** What keeps a file from being put has words already, as an error. */
type FileErrorCode = keyof typeof SFTP_ERRORS

const KEPT = /\brecolte:([a-z-]+)(?:\?([\w.*+%=&-]+))?/g

/** One of our own sentences as the journal keeps it: `recolte:web-page?status=503`. */
export function ownWords(code: AnswerCode | FileErrorCode, detail: Detail = {}): string {
  const values = new URLSearchParams()
  for (const [name, value] of Object.entries(detail)) values.set(name, String(value))
  return `recolte:${code}${values.size === 0 ? '' : `?${values}`}`
}

/** A kept answer for its reader: our own sentences in their language, all else (the platform's words) as it is. */
export function answerText(kept: string, language: Language): string {
  return kept.replace(KEPT, (whole, code: string, values: string | undefined) => {
    if (isAnswerCode(code)) return filled(ANSWERS[code][language], values, language)
    // Inside a sentence.
    return isFileError(code) ? filled(SFTP_ERRORS[code][language].message, values, language).replace(/\.$/, '') : whole
  })
}

/** What to do about a kept answer; `''` where it names nothing to do. */
export function answerNext(kept: string, language: Language): string {
  for (const [, code = '', values] of kept.matchAll(KEPT)) {
    if (isFileError(code)) return filled(SFTP_ERRORS[code][language].next, values, language)
  }
  return ''
}

/** An error as an answer to be kept. */
export const keptError = ({ code, detail, message }: RecolteError): string =>
  isFileError(code) ? ownWords(code, detail) : message

function filled(template: string, values: string | undefined, language: Language): string {
  const detail = new URLSearchParams(values)
  return template.replace(/\{(\w+)\}/g, (_, name: string) => answerText(detail.get(name) ?? '', language))
}

const isFileError = (code: string): code is FileErrorCode => Object.hasOwn(SFTP_ERRORS, code)

const isAnswerCode = (code: string): code is AnswerCode => Object.hasOwn(ANSWERS, code)
