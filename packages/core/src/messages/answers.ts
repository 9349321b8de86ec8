import type { Language } from './render.ts'

/** What Recolte itself says of an answer that is no receipt, as the journal keeps it (in English), and in French. */
const ANSWERS: [english: RegExp, french: string][] = [
  [/^an empty answer instead of a receipt \((\d+)\)$/, 'une réponse vide ($1)'],
  [/^a web page instead of a receipt \((\d+)\)$/, 'une page web au lieu d’une réponse ($1)'],
  [/^an answer cut short instead of a receipt \((\d+)\)$/, 'une réponse coupée ($1)'],
  [/^an answer without a receipt \((\d+)\)$/, 'une réponse qui ne dit rien de la commande ($1)'],
  [/^answered (\d+) without a receipt$/, 'une réponse qui ne dit rien de la commande ($1)'],
  [/^too many requests \(429\)$/, 'trop de requêtes (429)'],
  [/^redirected \((\d+)\) to (.*)$/, 'une redirection ($1) vers $2'],
  [/^no answer in time$/, 'pas de réponse à temps'],
  [/^the connection failed \((.*)\)$/, 'la connexion a échoué ($1)'],
]

/** The platform's own words stay as they are. */
export function answerText(message: string, language: Language): string {
  const known = language === 'en' ? undefined : ANSWERS.find(([english]) => english.test(message))
  return known === undefined ? message : message.replace(...known)
}
