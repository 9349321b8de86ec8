import { MINUTE } from '../../clock.ts'
import { canManage, hookUrl, missingOf, ours } from '../../hooks/manage.ts'
import { lastSetUp } from '../../hooks/set-up.ts'
import type { Diagnosis } from '../diagnosis.ts'
import { HEARD_TEXTS, heard } from './webhooks-heard.ts'

/** Nothing in the shop tells its owner that webhooks are gone or do not arrive; without them orders only come later. */
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
    elsewhere: {
      en: {
        message: 'Webhooks that were set up on {day} go to {elsewhere} now, and not to {url}.',
        next: 'Run recolte webhooks {store} --repair: it deletes them and makes new ones for {url}.',
      },
      fr: {
        message: 'Des webhooks créés le {day} vont maintenant à {elsewhere}, et non à {url}.',
        next: 'Lancez recolte webhooks {store} --repair : il les supprime et en recrée pour {url}.',
      },
    },
    ...HEARD_TEXTS,
    shop: {
      en: { message: 'The shop could not be asked about its webhooks.', next: '' },
      fr: { message: 'La boutique n’a pas pu être interrogée sur ses webhooks.', next: '' },
    },
  },
  async store(view, context) {
    const { runtime, facts } = view
    const minutes = Math.max(1, Math.round(runtime.config.pollEvery / MINUTE))
    if (runtime.config.publicUrl === undefined) return [{ status: 'skipped', text: 'unwanted', detail: { minutes } }]
    const url = hookUrl(runtime)
    const setUp = await lastSetUp(context.journal, runtime.name)
    const { webhooks: own } = runtime.store
    const text = canManage(own) ? 'silent' : 'no-ping'
    const arrival = await heard(view, setUp, { text, url }, context)
    if (!canManage(own)) return [arrival ?? { status: 'skipped', text: 'ping', detail: { minutes } }]
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const hooks = await ours(own, url, setUp)
    if (hooks.length === 0 && setUp === undefined)
      return [{ status: 'warning', text: 'none', detail: { url, minutes } }]
    const elsewhere = [...new Set(hooks.map((hook) => hook.url))].filter((one) => one !== url).join(', ')
    if (setUp !== undefined && elsewhere !== '') {
      const day = new Date(setUp.at).toISOString().slice(0, 10)
      return [{ status: 'warning', text: 'elsewhere', detail: { url, day, elsewhere } }]
    }
    const missing = missingOf(own, hooks, url)
    if (missing.length > 0) return [{ status: 'warning', text: 'off', detail: { url, topics: missing.join(', ') } }]
    return [arrival ?? { status: 'ok', text: 'ok', detail: { topics: own.topics.join(', ') } }]
  },
}
