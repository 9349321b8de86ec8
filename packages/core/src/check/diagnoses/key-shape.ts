import type { Account } from '../../config.ts'
import { menuValues } from '../../messages/menus.ts'
import { PLATFORMS } from '../../protocol/platforms.ts'
import { type Diagnosis, needsKeys, type Seen } from '../diagnosis.ts'

/** Mistakes in pasted keys that can be seen without asking (docs/protocol.md, signature). */
export const keyShape: Diagnosis = {
  id: 'platform-keys-as-written',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The keys of account "{account}" look as keys do.', next: '' },
      fr: { message: 'Les clés du compte « {account} » ont la forme attendue.', next: '' },
    },
    blank: {
      en: {
        message: '"{field}" of account "{account}" holds a blank, a line break or an invisible character.',
        next: 'Paste it again from {keys}.',
      },
      fr: {
        message: '"{field}" du compte « {account} » contient un blanc, un retour à la ligne ou un caractère invisible.',
        next: 'Recopiez-le depuis {keys}.',
      },
    },
    quoted: {
      en: {
        message: '"{field}" of account "{account}" has quotation marks around it that are not part of it.',
        next: 'Remove them in .env or in the configuration.',
      },
      fr: {
        message: '"{field}" du compte « {account} » est entre guillemets, qui n’en font pas partie.',
        next: 'Retirez-les dans .env ou dans la configuration.',
      },
    },
    url: {
      en: {
        message: '"{field}" of account "{account}" is an address, not an id.',
        next: 'Copy {keys}.',
      },
      fr: {
        message: '"{field}" du compte « {account} » est une adresse, pas un identifiant.',
        next: 'Copiez {keys}.',
      },
    },
    same: {
      en: {
        message: 'The id and the secret of account "{account}" are the same text.',
        next: 'Copy both: {keys}.',
      },
      fr: {
        message: 'L’identifiant et la clé secrète du compte « {account} » sont le même texte.',
        next: 'Copiez les deux : {keys}.',
      },
    },
    generation: {
      en: {
        message: 'Account "{account}" is set as {generation}, and its platform {host} belongs to the other generation.',
        next: 'Set "generation": "{right}", with the keys of that platform.',
      },
      fr: {
        message:
          'Le compte « {account} » est réglé comme {generation}, et sa plateforme {host} est de l’autre génération.',
        next: 'Mettez "generation": "{right}", avec les clés de cette plateforme.',
      },
    },
  },
  async account(name, { accounts, language }, stores) {
    const account = accounts[name]
    if (account === undefined || !needsKeys(name, stores)) return []
    const menus = menuValues(account.generation, language)
    const wrong = wrongOf(account)
    if (wrong === undefined) return [{ status: 'ok', text: 'ok', detail: { account: name } }]
    return [{ status: 'failure', text: wrong.text, detail: { account: name, ...menus, ...wrong.detail } }]
  },
}

type Wrong = Pick<Seen, 'text' | 'detail'>

function wrongOf(account: Account): Wrong | undefined {
  const written: Record<string, string> =
    account.generation === 'new'
      ? { clientId: account.clientId, clientSecret: account.clientSecret, websiteId: account.websiteId }
      : { webId: account.webId, secretKey: account.secretKey }
  for (const [field, value] of Object.entries(written)) {
    if (/[\s\p{Cc}\p{Cf}]/u.test(value)) return { text: 'blank', detail: { field } }
    if (/^(["'“«]).*["'”»]$/.test(value)) return { text: 'quoted', detail: { field } }
    if (/^https?:/i.test(value)) return { text: 'url', detail: { field } }
  }
  const [id, secret] = Object.values(written)
  if (id === secret) return { text: 'same' }
  return wrongGeneration(account)
}

/** The new platform has one host for all countries, the historical one a host for each (docs/protocol.md, hosts). */
function wrongGeneration({ generation, platform }: Account): Wrong | undefined {
  if (!URL.canParse(platform)) return undefined
  const { host } = new URL(platform)
  const isNew = host === 'skeepers.io' || host.endsWith('.skeepers.io')
  const isHistorical = Object.values(PLATFORMS).some((url) => new URL(url).host === host)
  if (generation === 'historical' && isNew) return { text: 'generation', detail: { generation, host, right: 'new' } }
  if (generation === 'new' && isHistorical)
    return { text: 'generation', detail: { generation, host, right: 'historical' } }
  return undefined
}
