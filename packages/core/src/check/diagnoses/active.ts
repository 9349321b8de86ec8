import type { Diagnosis, Seen } from '../diagnosis.ts'

/** Whether the store may hand anything over at all. */
export const active: Diagnosis = {
  id: 'active',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'The collection is on; orders count since {since}.', next: '' },
      fr: { message: 'La récupération est active ; les commandes comptent depuis le {since}.', next: '' },
    },
    paused: {
      en: {
        message: 'Somebody paused this store on {since}: nothing leaves. {n|# order is|# orders are} ready.',
        next: 'recolte resume {store} lets them go on.',
      },
      fr: {
        message:
          'La boutique est en pause depuis le {since} : rien ne part. {n|# commande est prête|# commandes sont prêtes}.',
        next: 'recolte resume {store} les laisse repartir.',
      },
    },
    later: {
      en: {
        message: 'Orders count from {since} on, which is yet to come: none leaves before.',
        next: 'If that is not meant, correct "since" before the first sync.',
      },
      fr: {
        message: 'Les commandes comptent à partir du {since}, date encore à venir : aucune ne part avant.',
        next: 'Si ce n’est pas voulu, corrigez "since" avant le premier passage.',
      },
    },
    unread: {
      en: { message: 'The collection begins with the first recolte sync.', next: '' },
      fr: { message: 'La récupération commence au premier recolte sync.', next: '' },
    },
  },
  async store({ runtime, record }, { journal, now }): Promise<Seen[]> {
    if (record === undefined) return [{ status: 'skipped', text: 'unread' }]
    const day = (at: number) => new Date(at).toISOString().slice(0, 10)
    if (record.pausedAt !== undefined) {
      const { due, retrying } = await journal.counts(runtime.name)
      const detail = { since: day(record.pausedAt), n: due + retrying, store: runtime.name }
      return [{ status: 'failure', text: 'paused', detail }]
    }
    const detail = { since: day(record.baselineAt) }
    return [
      record.baselineAt > now ? { status: 'warning', text: 'later', detail } : { status: 'ok', text: 'ok', detail },
    ]
  },
}
