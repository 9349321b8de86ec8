import type { Facts } from '../../engine/facts.ts'
import { firstFacts } from '../../engine/facts.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

/** What the shop said of itself when it was connected, against what it says now. */
export const drift: Diagnosis = {
  id: 'drift',
  group: 'versions',
  texts: {
    ok: {
      en: { message: 'The shop is as it was when it was connected ({day}).', next: '' },
      fr: { message: 'La boutique est comme au jour de sa connexion ({day}).', next: '' },
    },
    none: {
      en: { message: 'There is nothing to compare with yet.', next: '' },
      fr: { message: 'Il n’y a encore rien à comparer.', next: '' },
    },
    statuses: {
      en: {
        message: 'Statuses of the shop changed since {day}: new {added}; gone {gone}.',
        next: 'Is the trigger status still the right one? recolte statuses {store} lists them all. Then: recolte check --accept.',
      },
      fr: {
        message: 'Les statuts de la boutique ont changé depuis le {day} : nouveaux {added} ; disparus {gone}.',
        next: 'Le statut de récupération est-il toujours le bon ? recolte statuses {store} les montre tous. Ensuite : recolte check --accept.',
      },
    },
    rights: {
      en: {
        message: 'What the key may do changed since {day}: {changes}.',
        next: 'If nobody meant that, give the key its rights back in {keysMenu}. Else: recolte check --accept.',
      },
      fr: {
        message: 'Les droits de la clé ont changé depuis le {day} : {changes}.',
        next: 'Si ce n’est pas voulu, rendez ses droits à la clé dans {keysMenu}. Sinon : recolte check --accept.',
      },
    },
    zone: {
      en: {
        message: 'The shop’s time zone was {before} on {day} and is {after} now.',
        next: 'If that is meant, nothing to do but recolte check --accept; the dates of new orders follow it.',
      },
      fr: {
        message: 'Le fuseau horaire de la boutique était {before} le {day} ; c’est maintenant {after}.',
        next: 'Si c’est voulu, il suffit de recolte check --accept ; les dates des nouvelles commandes le suivent.',
      },
    },
    software: {
      en: {
        message: 'The shop was {before} on {day} and is {after} now.',
        next: 'Updates are good; recolte check --accept takes this one as known.',
      },
      fr: {
        message: 'La boutique était {before} le {day} ; c’est maintenant {after}.',
        next: 'Une mise à jour est une bonne chose ; recolte check --accept la prend pour connue.',
      },
    },
    plugins: {
      en: {
        message: 'Extensions of the shop changed since {day}: new {added}; gone {gone}.',
        next: 'Look at the new ones in {extensionsMenu}: does one write to buyers, number orders or change statuses? Then: recolte check --accept.',
      },
      fr: {
        message: 'Les extensions de la boutique ont changé depuis le {day} : nouvelles {added} ; disparues {gone}.',
        next: 'Regardez les nouvelles dans {extensionsMenu} : l’une d’elles écrit-elle aux clients, numérote-t-elle les commandes, change-t-elle des statuts ? Ensuite : recolte check --accept.',
      },
    },
  },
  async store({ runtime, facts }, { journal }) {
    const before = await firstFacts({ journal }, runtime.name)
    if (facts === undefined || before === undefined) return [{ status: 'skipped', text: 'none' }]
    const detail = { day: new Date(before.at).toISOString().slice(0, 10), store: runtime.name }
    const changes = changesOf(before, facts)
    if (changes.length === 0) return [{ status: 'ok', text: 'ok', detail }]
    return changes.map((seen) => ({ ...seen, detail: { ...detail, ...seen.detail } }))
  },
}

function changesOf(before: Facts, now: Facts): Seen[] {
  const codes = ({ statuses }: Facts) => statuses.filter(({ retired }) => retired !== true).map(({ code }) => code)
  const { software, timeZone, rights, plugins } = now.info
  const changed = Object.entries(rights).filter(([right, has]) => (before.info.rights[right] ?? has) !== has)
  const lost = changed.some(([, has]) => has === false)
  const changes = changed.map(([right, has]) => `${right}: ${before.info.rights[right]} → ${has}`).join(', ')
  return [
    ...compare('statuses', codes(before), codes(now)),
    ...(changed.length === 0
      ? []
      : [{ status: lost ? ('failure' as const) : ('warning' as const), text: 'rights', detail: { changes } }]),
    ...differs('zone', before.info.timeZone, timeZone),
    ...differs('software', before.info.software, software),
    ...(plugins === undefined || before.info.plugins === undefined
      ? []
      : compare('plugins', before.info.plugins, plugins)),
  ]
}

const differs = (text: string, before: string, after: string): Seen[] =>
  before === after ? [] : [{ status: 'warning', text, detail: { before, after } }]

function compare(text: string, before: string[], now: string[]): Seen[] {
  const list = (codes: string[]) => codes.join(', ') || '–'
  const added = now.filter((code) => !before.includes(code))
  const gone = before.filter((code) => !now.includes(code))
  return added.length + gone.length === 0
    ? []
    : [{ status: 'warning', text, detail: { added: list(added), gone: list(gone) } }]
}
