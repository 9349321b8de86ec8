import type { Account } from '../../config.ts'
import { RecolteError } from '../../errors.ts'
import { menuValues } from '../../messages/menus.ts'
import { type KeysAnswer, probeKeys } from '../../protocol/probe.ts'
import { type Diagnosis, needsKeys, type Seen } from '../diagnosis.ts'
import { httpFor, platformHosts } from '../platform-http.ts'

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
        next: 'Check {keys}.{other}',
      },
      fr: {
        message: 'Avis Vérifiés ne connaît très probablement pas les clés du compte « {account} » : réponse {answer}.',
        next: 'Vérifiez {keys}.{other}',
      },
    },
    swapped: {
      en: {
        message:
          'The id and the secret of account "{account}" are very likely swapped: the other way round the platform knows them.',
        next: 'Swap them in the configuration: {keys}.',
      },
      fr: {
        message:
          'L’identifiant et la clé secrète du compte « {account} » sont très probablement inversés : dans l’autre sens, Avis Vérifiés les connaît.',
        next: 'Inversez-les dans la configuration : {keys}.',
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
  async account(name, context, stores) {
    const account = context.accounts[name]
    if (account === undefined || !needsKeys(name, stores)) return []
    const http = httpFor(name, account)
    const said: Seen[] = []
    for (const base of platformHosts(account)) {
      const gone = await whyNoAnswer(http.fetch, base)
      if (gone !== undefined) return [...said, gone]
      said.push({ status: 'ok', text: 'ok', detail: { host: new URL(base).host } })
    }
    if (!context.probe || said.length === 0) return said
    const { kind, answer } = await probeKeys(http.fetch, account)
    const menus = menuValues(account.generation, context.language, answer)
    if (kind === 'unknown' && (await areSwapped(http.fetch, account)))
      return [...said, { status: 'failure', text: 'swapped', detail: { account: name, ...menus } }]
    return [...said, { status: KEYS[kind], text: kind, detail: { account: name, answer, ...menus } }]
  },
}

/** Any answer at all shows that it is there: its front page is nothing we use. */
async function whyNoAnswer(fetch: typeof globalThis.fetch, base: string): Promise<Seen | undefined> {
  try {
    await fetch(base)
    return undefined
  } catch (error) {
    if (!(error instanceof RecolteError)) throw error
    const { code, detail } = error
    if (code !== 'shop-unreachable' && code !== 'redirect' && code !== 'insecure-url') return undefined
    const text = `error:${code === 'shop-unreachable' ? 'platform-unreachable' : code}`
    return { status: 'failure', text, detail: { waiting: 0, ...detail } }
  }
}

/** Both have the same form, so only the platform can tell them apart: asked the other way round where the right one fails. */
async function areSwapped(fetch: typeof globalThis.fetch, account: Account): Promise<boolean> {
  const other: Account =
    account.generation === 'new'
      ? { ...account, clientId: account.clientSecret, clientSecret: account.clientId }
      : { ...account, webId: account.secretKey, secretKey: account.webId }
  return (await probeKeys(fetch, other)).kind === 'known'
}
