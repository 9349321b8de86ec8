import { z } from 'zod'
import type { Fault } from '../fault.ts'
import type { CheckScene } from '../scene.ts'

const hooksSchema = z.array(z.object({ id: z.number(), topic: z.string() }))
const publicUrl = 'https://recolte.example'

export const WEBHOOKS: Fault[] = [
  {
    title: { en: 'Webhooks were never set up', fr: 'Les webhooks n’ont jamais été créés' },
    found: { id: 'webhooks', code: 'none' },
    status: 'warning',
    setting: { store: { publicUrl } },
    evidence: ['https://recolte.example', '15 min'],
    next: ['recolte webhooks boutique --create'],
  },
  {
    title: { en: 'The shop lost some of its webhooks', fr: 'La boutique a perdu des webhooks' },
    found: { id: 'webhooks', code: 'off' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange({ recolte, shop }) {
      await recolte.webhooks('boutique', 'create')
      await changeCreated(shop, 'DELETE')
    },
    evidence: ['order.created'],
    next: ['recolte serve', 'recolte webhooks boutique --repair'],
  },
  {
    title: { en: 'The shop switched one of its webhooks off', fr: 'La boutique a désactivé un webhook' },
    found: { id: 'webhooks', code: 'off' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange({ recolte, shop }) {
      await recolte.webhooks('boutique', 'create')
      await changeCreated(shop, 'PUT', { status: 'disabled' })
    },
    evidence: ['order.created'],
    next: ['recolte serve', 'recolte webhooks boutique --repair'],
  },
  {
    title: { en: 'Somebody gave a webhook another address', fr: 'Quelqu’un a changé l’adresse d’un webhook' },
    found: { id: 'webhooks', code: 'elsewhere' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange({ recolte, shop }) {
      await recolte.webhooks('boutique', 'create')
      await changeCreated(shop, 'PUT', { delivery_url: 'https://another.example/hooks' })
    },
    evidence: [/\b31 oct\.? 2026/i, 'https://another.example/hooks', 'https://recolte.example/hooks/boutique'],
    next: ['recolte webhooks boutique --repair'],
  },
  {
    title: {
      en: 'Recolte moved, and webhooks still go to its former address',
      fr: 'Recolte a déménagé et les webhooks vont encore à l’ancienne adresse',
    },
    found: { id: 'webhooks', code: 'elsewhere' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange(scene) {
      await scene.recolte.webhooks('boutique', 'create')
      await scene.reconfigure({ store: { publicUrl: 'https://moved.example' } })
    },
    evidence: ['https://recolte.example/hooks/boutique', 'https://moved.example/hooks/boutique'],
    next: ['recolte webhooks boutique --repair'],
  },
  {
    title: { en: 'No webhook has ever arrived', fr: 'Aucun webhook n’est jamais arrivé' },
    found: { id: 'webhooks', code: 'silent' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange(scene) {
      await scene.recolte.webhooks('boutique', 'create')
      await untold(scene)
    },
    evidence: ['12 ', '36 h'],
    next: ['recolte serve', 'https://recolte.example/hooks/boutique', 'recolte webhooks boutique --repair'],
  },
  {
    title: { en: 'Webhooks stopped arriving', fr: 'Les webhooks n’arrivent plus' },
    found: { id: 'webhooks', code: 'silent' },
    status: 'warning',
    setting: { store: { publicUrl } },
    async arrange(scene) {
      await scene.recolte.webhooks('boutique', 'create')
      scene.shop.add({ status: 'completed' })
      await scene.shop.deliver()
      await untold(scene)
    },
    evidence: ['12 ', '36 h'],
    next: ['recolte serve', 'https://recolte.example/hooks/boutique', 'recolte webhooks boutique --repair'],
  },
]

/** Orders change, the poll sees them, and nobody passes the shop's webhooks on. */
async function untold(scene: CheckScene): Promise<void> {
  scene.days(1)
  await scene.orders(12)
  scene.days(0.5)
  await scene.recolte.sync()
}

/** Another program does something to the webhook of new orders. */
async function changeCreated(
  shop: CheckScene['shop'],
  method: 'PUT' | 'DELETE',
  change?: Record<string, string>,
): Promise<void> {
  const headers = {
    authorization: `Basic ${Buffer.from('ck_of_a_test:cs_of_a_test').toString('base64')}`,
    'content-type': 'application/json',
  }
  const base = 'https://shop.example/wp-json/wc/v3/webhooks'
  const hooks = hooksSchema.parse(await (await shop.fetch(new Request(base, { headers }))).json())
  const created = hooks.find(({ topic }) => topic === 'order.created')
  const body = change === undefined ? null : JSON.stringify(change)
  const answer = await shop.fetch(new Request(`${base}/${created?.id}?force=true`, { method, headers, body }))
  if (!answer.ok) throw new Error(`the shop answered ${answer.status}`)
}
