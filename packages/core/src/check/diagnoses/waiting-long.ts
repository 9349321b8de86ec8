import { DAY } from '../../clock.ts'
import { type Diagnosis, idOf } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** Orders looked at: enough to count to, and to name some. */
const LOOKED = 200
const NAMED = 10

/** The platform's help says to write to its Customer Care after 24 h: with what it will ask for, and nothing personal. */
export const waitingLong: Diagnosis = {
  id: 'waiting-over-24-h',
  group: 'orders',
  texts: {
    none: {
      en: { message: 'No order that is ready waits for long.', next: '' },
      fr: { message: 'Aucune commande prête n’attend depuis longtemps.', next: '' },
    },
    short: {
      en: { message: 'The order that waits longest has been ready for {ago}.', next: '' },
      fr: { message: 'La commande qui attend le plus est prête depuis {ago}.', next: '' },
    },
    long: {
      en: {
        message: '{n|# order has|# orders have} been ready for over 24 h, the oldest for {ago}: {refs}.',
        next: 'recolte explain {first} says why. Where the platform is why, this text is for its Customer Care:\n"Since {since} (UTC) orders of account {id} sent by {method} are not taken in. References: {refs}. Last answer: {answer}. Please tell us what is wrong with them."',
      },
      fr: {
        message:
          '{n|# commande est prête|# commandes sont prêtes} depuis plus de 24 h, la plus ancienne depuis {ago} : {refs}.',
        next: 'recolte explain {first} dit pourquoi. Si cela vient d’Avis Vérifiés, ce texte est pour son Service Clients :\n« Depuis le {since} (UTC), les commandes du compte {id}, envoyées par {method}, ne sont pas intégrées. Références : {refs}. Dernière réponse : {answer}. Merci de nous dire ce qui ne va pas. »',
      },
    },
  },
  async store({ runtime }, { journal, accounts, now, language }) {
    const oldest = await journal.oldestDue(runtime.name)
    if (oldest === undefined) return [{ status: 'ok', text: 'none' }]
    const ago = howLong(now - oldest, language)
    const { orders } = await journal.list({ store: runtime.name, states: ['due', 'retrying'], limit: LOOKED })
    const late = orders.filter(({ reachedAt = now, nextAt = 0, reason }) => {
      return now - reachedAt > DAY && (nextAt <= now || reason.code === 'will-retry')
    })
    const [first] = late
    if (first === undefined) return [{ status: 'ok', text: 'short', detail: { ago } }]
    const names = late.map(({ reference, orderId }) => reference ?? orderId)
    const story = await journal.story(first)
    const account = accounts[story?.handover?.account ?? ''] ?? Object.values(accounts)[0]
    const detail = {
      ...{ n: late.length, ago, first: names[0] ?? '', method: runtime.method.name },
      refs: names.slice(0, NAMED).join(', ') + (names.length > NAMED ? '…' : ''),
      since: new Date(oldest).toISOString().slice(0, 16).replace('T', ' '),
      id: idOf(account),
      answer: story?.handover?.attempts.at(-1)?.message ?? '–',
    }
    return [{ status: 'failure', text: 'long', detail }]
  },
}
