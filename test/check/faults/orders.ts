import type { Fault } from '../fault.ts'

export const ORDERS: Fault[] = [
  {
    title: {
      en: 'The scheduled task no longer runs',
      fr: 'La tâche planifiée ne tourne plus',
    },
    found: { id: 'shop-read', code: 'old' },
    status: 'failure',
    arrange: (scene) => scene.days(3),
    evidence: ['3 '],
    next: ['recolte sync'],
  },
  {
    title: {
      en: 'Orders stop coming although nothing fails',
      fr: 'Les commandes ne viennent plus alors que rien n’échoue',
    },
    found: { id: 'silence', code: 'silent' },
    status: 'failure',
    async arrange(scene) {
      scene.days(3)
      await scene.recolte.sync()
    },
    evidence: ['3 ', '4 '],
    next: ['recolte explain', 'recolte audit --store boutique', 'completed'],
  },
  {
    title: {
      en: 'The platform has not taken orders for over a day',
      fr: 'Avis Vérifiés ne prend plus les commandes depuis plus d’un jour',
    },
    found: { id: 'waiting-over-24-h', code: 'long' },
    status: 'failure',
    async arrange(scene) {
      scene.platform.fault({ kind: '503', every: 1, matching: () => true })
      await scene.orders(3)
      scene.days(2)
      await scene.recolte.sync()
    },
    evidence: ['3 '],
    next: ['recolte explain', 'web-of-a-test', 'webservice', '503'],
  },
  {
    title: { en: 'The platform refuses an order', fr: 'Avis Vérifiés refuse une commande' },
    found: { id: 'orders-needing-somebody', code: 'refused' },
    status: 'failure',
    async arrange(scene) {
      scene.platform.fault({ kind: 'code', code: 4 })
      await scene.orders(1)
    },
    evidence: ['1 ', 'platform-refused'],
    next: ['recolte explain', 'recolte retry'],
  },
  {
    title: {
      en: 'The shop gives an order that cannot be read',
      fr: 'La boutique donne une commande illisible',
    },
    found: { id: 'orders-needing-somebody', code: 'unreadable' },
    status: 'failure',
    async arrange(scene) {
      const id = scene.shop.add({ status: 'completed' })
      scene.shop.raw(id, (order) => ({ ...order, date_created_gmt: 'yesterday' }))
      await scene.orders(1)
    },
    evidence: ['1 '],
    next: ['recolte explain'],
  },
  {
    title: {
      en: 'Far more orders than usual become ready at once',
      fr: 'Bien plus de commandes que d’habitude sont prêtes d’un coup',
    },
    found: { id: 'orders-needing-somebody', code: 'held' },
    status: 'warning',
    setting: { store: { brake: 20 } },
    arrange: (scene) => scene.orders(40),
    evidence: ['40 ', 'brake'],
    next: ['recolte explain', 'recolte retry'],
  },
]
