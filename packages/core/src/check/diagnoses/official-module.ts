import { systemClock } from '../../clock.ts'
import { createHttp } from '../../http/create.ts'
import type { Language } from '../../messages/text.ts'
import { USER_AGENT } from '../../user-agent.ts'
import { accountsOf, type Diagnosis, type Seen } from '../diagnosis.ts'
import { type FoundModule, findModule, isRecolte, moduleKeys } from '../find-module.ts'
import { unreadVersion } from '../known-versions.ts'
import { shopUrl } from '../shop-url.ts'
import { yesOrNo } from '../yes-or-no.ts'

/** Two ways at once ask each buyer twice: the platform's own module, still answering, is the most usual second one. */
export const officialModule: Diagnosis = {
  id: 'official-module',
  group: 'automation',
  texts: {
    none: {
      en: { message: 'No official module answers in the shop.', next: '' },
      fr: { message: 'Aucun module officiel ne répond dans la boutique.', next: '' },
    },
    off: {
      en: { message: 'The official module {name} is there and switched off.', next: '' },
      fr: { message: 'Le module officiel {name} est là, désactivé.', next: '' },
    },
    ours: {
      en: {
        message:
          'The official module {name} {version} still answers with the keys of account "{account}": the platform can collect the same orders by it, under other references.',
        next: 'Ask the platform to stop collecting by module for this account, then switch the module off in {extensionsMenu}.',
      },
      fr: {
        message:
          'Le module officiel {name} {version} répond encore avec les clés du compte « {account} » : la plateforme peut récupérer les mêmes commandes par lui, sous d’autres références.',
        next: 'Demandez à Avis Vérifiés d’arrêter la récupération par module pour ce compte, puis désactivez le module dans {extensionsMenu}.',
      },
    },
    still: {
      en: {
        message:
          'The official module {name} {version} still answers in the shop with the keys of account "{account}": the platform gets its orders from it, and not from Recolte.',
        next: 'recolte takeover {store} compares what it handed over; then lead its address to Recolte and switch it off in the shop.',
      },
      fr: {
        message:
          'Le module officiel {name} {version} répond encore dans la boutique avec les clés du compte « {account} » : c’est de lui que la plateforme reçoit les commandes, et non de Recolte.',
        next: 'recolte takeover {store} compare ce qu’il a transmis ; menez ensuite son adresse à Recolte et désactivez-le dans la boutique.',
      },
    },
    relayed: {
      en: { message: 'The shop passes the platform’s calls on to Recolte, at the address of {name}.', next: '' },
      fr: { message: 'La boutique transmet à Recolte les appels de la plateforme, à l’adresse de {name}.', next: '' },
    },
    other: {
      en: {
        message: 'The official module {name} is active in the shop, with keys of another account (answer {code}).',
        next: 'If that account asks the same buyers, switch the module off in {extensionsMenu}.',
      },
      fr: {
        message:
          'Le module officiel {name} est actif dans la boutique, avec les clés d’un autre compte (réponse {code}).',
        next: 'Si ce compte sollicite les mêmes clients, désactivez le module dans {extensionsMenu}.',
      },
    },
    sides: {
      en: {
        message:
          'There / here: status {there} / {here}; delay {thereDays} / {hereDays}; product reviews {thereReviews} / {hereReviews}.',
        next: 'The platform’s menus set the first of each pair, the configuration the second; make them the same or stop one of the two.',
      },
      fr: {
        message:
          'Là-bas / ici : statut {there} / {here} ; délai {thereDays} / {hereDays} ; avis produit {thereReviews} / {hereReviews}.',
        next: 'Les menus d’Avis Vérifiés règlent la première valeur de chaque paire, la configuration la seconde ; mettez-les d’accord ou arrêtez l’un des deux.',
      },
    },
    unread: {
      en: {
        message:
          'The official module {name} {version} is none of the versions that Recolte knows: {oldest} to {newest} (table of {day}).',
        next: 'A newer Recolte may know it. An old module: update it in {extensionsMenu}, if it is to stay.',
      },
      fr: {
        message:
          'Le module officiel {name} {version} n’est pas une des versions que Recolte connaît : de {oldest} à {newest} (tableau du {day}).',
        next: 'Une version plus récente de Recolte la connaît peut-être. Module ancien : mettez-le à jour dans {extensionsMenu}, s’il doit rester.',
      },
    },
    skipped: {
      en: { message: 'No address of the shop to look for an official module at.', next: '' },
      fr: { message: 'Pas d’adresse de boutique où chercher un module officiel.', next: '' },
    },
  },
  async store({ runtime, facts }, { accounts, language }) {
    const [url] = shopUrl(runtime.config.settings)
    if (url === undefined) return [{ status: 'skipped', text: 'skipped' }]
    const [account = ''] = accountsOf(runtime)
    const { fetch } = createHttp({
      ...{ clock: systemClock, userAgent: USER_AGENT, store: runtime.name },
      allowInsecure: runtime.config.settings.allowInsecure === true,
    })
    const found = await findModule(fetch, url, moduleKeys(accounts[account]))
    if (found === undefined) return [{ status: 'ok', text: 'none' }]
    const label = (code: string) => facts?.statuses.find((status) => status.code === code)?.label ?? code
    if (isRecolte(found)) return [{ status: 'ok', text: 'relayed', detail: { name: found.name } }]
    return told(found, language, runtime.method.answers === true ? 'still' : 'ours', {
      ...{ account, store: runtime.name },
      here: runtime.trigger.map(label).join(', '),
      hereDays: accounts[account]?.delay ?? '–',
      hereReviews: yesOrNo(runtime.config.reviews.ask, language),
    })
  },
}

const OFF = 2
const OURS = 1

function told(
  { name, code = 0, settings }: FoundModule,
  language: Language,
  text: 'still' | 'ours',
  here: Record<string, string | number>,
): Seen[] {
  if (code === OFF) return [{ status: 'ok', text: 'off', detail: { name } }]
  if (code !== OURS) return [{ status: 'warning', text: 'other', detail: { name, code } }]
  const version = settings?.version ?? ''
  const seen: Seen = { status: 'failure', text, detail: { ...here, name, version } }
  if (settings === undefined || text === 'still') return [seen]
  const there = {
    there: settings.onOrder ? 'onorder' : settings.statuses.join(', ') || '–',
    thereDays: settings.delayDays ?? '–',
    thereReviews: yesOrNo(settings.productReviews, language),
  }
  return [seen, { status: 'warning', text: 'sides', detail: { ...here, ...there } }, ...unread(name, version)]
}

function unread(name: FoundModule['name'], version: string): Seen[] {
  const known = unreadVersion(name, version)
  return known === undefined ? [] : [{ status: 'warning', text: 'unread', detail: { name, version, ...known } }]
}
