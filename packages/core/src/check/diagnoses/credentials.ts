import { menuValues } from '../../messages/menus.ts'
import { accountsOf, type Diagnosis, needsKeys } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** By the last real answers: a test request with invented data would be an order of nobody at the platform. */
export const credentials: Diagnosis = {
  id: 'platform-credentials',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The platform accepted account "{account}" {ago} ago.', next: '' },
      fr: { message: 'Avis Vérifiés a accepté le compte « {account} » il y a {ago}.', next: '' },
    },
    never: {
      en: {
        message: 'Account "{account}" has not handed anything over yet: its keys are untried.',
        next: 'The first qualifying order tries them; recolte check --probe asks the platform now.',
      },
      fr: {
        message: 'Le compte « {account} » n’a encore rien envoyé : ses clés ne sont pas éprouvées.',
        next: 'La première commande les éprouvera ; recolte check --probe interroge la plateforme maintenant.',
      },
    },
    paused: {
      en: {
        message: 'Account "{account}" is paused: the platform answered {answer}.',
        next: 'Check {keys}. Recolte goes on by itself once they are right.{other}',
      },
      fr: {
        message: 'Le compte « {account} » est en pause : Avis Vérifiés a répondu {answer}.',
        next: 'Vérifiez {keys}. Recolte reprend tout seul quand ils sont bons.{other}',
      },
    },
  },
  async account(name, { journal, accounts, now, language }, stores) {
    if (!needsKeys(name, stores)) return []
    const record = await journal.account(name)
    if (record.pausedCode !== undefined) {
      const answer = record.pausedMessage ?? record.pausedCode
      const menus = menuValues(accounts[name]?.generation ?? 'historical', language, answer)
      return [{ status: 'failure', text: 'paused', detail: { account: name, answer, ...menus } }]
    }
    const collected = stores
      .filter(({ runtime }) => accountsOf(runtime).length === 1 && accountsOf(runtime)[0] === name)
      .map(({ evidence }) => evidence.lastCollected?.at ?? 0)
    const at = Math.max(record.lastOkAt ?? 0, ...collected)
    if (at === 0) return [{ status: 'skipped', text: 'never', detail: { account: name } }]
    return [{ status: 'ok', text: 'ok', detail: { account: name, ago: howLong(now - at, language) } }]
  },
}
