import { RecolteError } from '../../errors.ts'
import { platformUrl } from '../../protocol/platforms.ts'
import { type KeysAnswer, probeKeys } from '../../protocol/probe.ts'
import type { Diagnosis } from '../diagnosis.ts'
import { httpFor } from '../platform-http.ts'

const KEYS: Record<KeysAnswer['kind'], 'ok' | 'failure' | 'warning'> = {
  known: 'ok',
  unknown: 'failure',
  unclear: 'warning',
}

export const platformAnswers: Diagnosis = {
  id: 'platform-answers',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The platform {host} answers.', next: '' },
      fr: { message: 'La plateforme {host} répond.', next: '' },
    },
    known: {
      en: {
        message:
          'The platform very likely knows the keys of account "{account}": it answered {answer} to a request without an order.',
        next: '',
      },
      fr: {
        message:
          'Avis Vérifiés connaît très probablement les clés du compte « {account} » : réponse {answer} à une demande sans commande.',
        next: '',
      },
    },
    unknown: {
      en: {
        message: 'The platform very likely does not know the keys of account "{account}": it answered {answer}.',
        next: 'Check the web id and the secret key: Account Management > My Account > Integration Code.',
      },
      fr: {
        message: 'Avis Vérifiés ne connaît très probablement pas les clés du compte « {account} » : réponse {answer}.',
        next: 'Vérifiez l’id web et la clé secrète : Gestion de compte > Mon compte > Code d’intégration.',
      },
    },
    unclear: {
      en: {
        message: 'The platform’s answer about account "{account}" says nothing clear: {answer}.',
        next: 'The first real order will tell.',
      },
      fr: {
        message: 'La réponse d’Avis Vérifiés sur le compte « {account} » n’est pas claire : {answer}.',
        next: 'La première vraie commande le dira.',
      },
    },
  },
  async account(name, context) {
    const account = context.accounts[name]
    const base = platformUrl(account?.platform ?? '')
    if (account === undefined || base === undefined) return []
    const http = httpFor(name, account)
    try {
      await http.fetch(base)
    } catch (error) {
      if (!(error instanceof RecolteError)) throw error
      // Any answer at all shows that it is there: its front page is nothing we use.
      if (error.code === 'shop-unreachable' || error.code === 'redirect' || error.code === 'insecure-url') {
        return [
          {
            status: 'failure',
            text: `error:${error.code === 'shop-unreachable' ? 'platform-unreachable' : error.code}`,
            detail: { waiting: 0, ...error.detail },
          },
        ]
      }
    }
    const here = { status: 'ok', text: 'ok', detail: { host: new URL(base).host } } as const
    if (!context.probe) return [here]
    const keys = await probeKeys(http.fetch, base, account)
    return [here, { status: KEYS[keys.kind], text: keys.kind, detail: { account: name, answer: keys.answer } }]
  },
}
