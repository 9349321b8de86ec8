import type { FollowUp } from '@recolte/core'

/** What is taken of an export; everything else, the buyer's address first of all, is not looked at. */
export const FIELDS = [
  'reference',
  'status',
  'ordered',
  'collected',
  'scheduled',
  'sent',
  'read',
  'opened',
  'submitted',
] as const
export type Field = (typeof FIELDS)[number]

/** Headings of both generations, in the languages their back offices speak (docs/protocol.md, what happens after). */
const HEADINGS: Record<Field, string[]> = {
  reference: [
    ...['experience reference', 'reference d’experience', 'reference de l’experience', 'order reference', 'order ref'],
    ...[
      'reference commande',
      'reference de commande',
      'ref commande',
      'n° de commande',
      'numero de commande',
      'reference',
    ],
    ...['order number', 'purchase reference', 'order_ref', 'purchase_reference'],
  ],
  status: ['current status', 'statut actuel', 'statut', 'status', 'etat'],
  ordered: [
    'order',
    'commande',
    'order date',
    'date de commande',
    'experience date',
    'date d’experience',
    'date de l’experience',
  ],
  collected: ['retrieval', 'recuperation', 'retrieval date', 'date de recuperation'],
  scheduled: ['scheduling', 'programmation', 'scheduled', 'scheduling date', 'date de programmation'],
  sent: ['sending', 'emission', 'sent', 'sending date', 'date d’emission', 'date d’envoi'],
  read: ['reading', 'lecture', 'read', 'date de lecture'],
  opened: ['opening', 'ouverture', 'opened', 'date d’ouverture'],
  submitted: ['submission', 'depot', 'submitted', 'date de depot'],
}

export type Columns = Partial<Record<Field, number>>

/** Which column holds what, by its heading alone. */
export function matchHeadings(headings: string[]): Columns {
  const plain = headings.map(plainly)
  const columns: Columns = {}
  for (const field of FIELDS) {
    const found = HEADINGS[field].map((name) => plain.indexOf(name)).find((index) => index >= 0)
    if (found !== undefined) columns[field] = found
  }
  return columns
}

/** Without accents, case, kinds of apostrophes and blanks. */
export const plainly = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’`]/g, '’').replace(/\s+/g, ' ').trim().toLowerCase()

/** The platform's words for how far a request is. */
const WORDS: [RegExp, FollowUp['state']][] = [
  [/cap|plafonn/, 'capped'],
  [/block|bloqu|exclu|^[x✗✘×]$/, 'blocked'],
  [/error|erreur|invalid|bounce/, 'error'],
  [/submitted|depose/, 'submitted'],
  [/form opened|formulaire ouvert|form viewed/, 'opened'],
  [/opened|ouvert|lu\b|read/, 'read'],
  [/sent|envoye|reminder|relance/, 'sent'],
  [/scheduled|programme/, 'scheduled'],
]

export const stateOf = (words: string): FollowUp['state'] | undefined =>
  WORDS.find(([pattern]) => pattern.test(plainly(words)))?.[1]
