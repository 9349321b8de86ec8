import { MINUTE } from '../../clock.ts'
import { canManage, hookUrl, missingOf, ours } from '../../hooks/manage.ts'
import type { Diagnosis } from '../diagnosis.ts'

/** Nothing in the shop tells its owner that webhooks fell silent; without them orders only come later. */
export const webhooks: Diagnosis = {
  id: 'webhooks',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'The shop tells Recolte of each change ({topics}).', next: '' },
      fr: { message: 'La boutique prévient Recolte de chaque changement ({topics}).', next: '' },
    },
    unwanted: {
      en: { message: 'No webhooks: the shop is read every {minutes} min.', next: '' },
      fr: { message: 'Sans webhooks : la boutique est lue toutes les {minutes} min.', next: '' },
    },
    ping: {
      en: { message: 'This shop has no webhooks to look at; it is read every {minutes} min.', next: '' },
      fr: {
        message: 'Cette boutique n’a pas de webhooks à vérifier ; elle est lue toutes les {minutes} min.',
        next: '',
      },
    },
    none: {
      en: {
        message: '"publicUrl" is set, but the shop has no webhook for {url}: it is read every {minutes} min only.',
        next: 'Run recolte webhooks {store} --create.',
      },
      fr: {
        message:
          '"publicUrl" est renseigné, mais la boutique n’a pas de webhook pour {url} : elle est seulement lue toutes les {minutes} min.',
        next: 'Lancez recolte webhooks {store} --create.',
      },
    },
    off: {
      en: {
        message:
          'The shop has switched off or lost webhooks ({topics}): it does so when the address did not answer several times in a row. Orders come at the next poll instead.',
        next: 'Is recolte serve running, and does {url} reach it? Then run recolte webhooks {store} --repair.',
      },
      fr: {
        message:
          'La boutique a désactivé ou perdu des webhooks ({topics}) : elle le fait quand l’adresse n’a pas répondu plusieurs fois de suite. Les commandes arrivent au passage suivant.',
        next: 'recolte serve tourne-t-il, et {url} y mène-t-il ? Lancez ensuite recolte webhooks {store} --repair.',
      },
    },
    shop: {
      en: { message: 'The shop could not be asked about its webhooks.', next: '' },
      fr: { message: 'La boutique n’a pas pu être interrogée sur ses webhooks.', next: '' },
    },
  },
  async store({ runtime, facts }) {
    const minutes = Math.max(1, Math.round(runtime.config.pollEvery / MINUTE))
    if (runtime.config.publicUrl === undefined) return [{ status: 'skipped', text: 'unwanted', detail: { minutes } }]
    const { webhooks: own } = runtime.store
    if (!canManage(own)) return [{ status: 'skipped', text: 'ping', detail: { minutes } }]
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const url = hookUrl(runtime)
    const hooks = await ours(own, url)
    if (hooks.length === 0) return [{ status: 'warning', text: 'none', detail: { url, minutes } }]
    const missing = missingOf(own, hooks)
    if (missing.length > 0) return [{ status: 'warning', text: 'off', detail: { url, topics: missing.join(', ') } }]
    return [{ status: 'ok', text: 'ok', detail: { topics: own.topics.join(', ') } }]
  },
}
