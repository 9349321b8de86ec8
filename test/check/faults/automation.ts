import { createPublished } from '@recolte/sandbox'
import type { Fault } from '../fault.ts'
import { DAY, START } from '../time.ts'

export const AUTOMATION: Fault[] = [
  {
    title: { en: 'Somebody paused the store', fr: 'Quelqu’un a mis la boutique en pause' },
    found: { id: 'active', code: 'paused' },
    status: 'failure',
    arrange: async (scene) => void (await scene.recolte.pause('boutique', 'test')),
    evidence: [/\b31 oct\.? 2026/i],
    next: ['recolte resume boutique'],
  },
  {
    title: { en: 'Orders count from a date to come', fr: 'Les commandes comptent à partir d’une date à venir' },
    found: { id: 'active', code: 'later' },
    status: 'warning',
    lived: false,
    setting: { store: { since: new Date(START + 40 * DAY).toISOString() } },
    arrange: async (scene) => void (await scene.recolte.sync()),
    evidence: [/\b10 nov\.? 2026/i],
    next: ['"since"'],
  },
  {
    title: { en: 'The trigger status does not exist', fr: 'Le statut de récupération n’existe pas' },
    found: { id: 'trigger-exists', code: 'missing' },
    status: 'failure',
    setting: { store: { trigger: ['deliverd'] } },
    evidence: ['deliverd'],
    next: ['recolte statuses boutique'],
  },
  {
    title: {
      en: 'Orders never reach the trigger status',
      fr: 'Les commandes ne passent jamais au statut de récupération',
    },
    found: { id: 'trigger-reached', code: 'rare' },
    status: 'failure',
    setting: { store: { trigger: ['shipped'] } },
    evidence: ['0 %', /("Completed"|« Completed ») 100 %/],
    next: ['recolte simulate boutique --trigger completed'],
  },
  {
    title: { en: 'An exclusion keeps most orders back', fr: 'Une exclusion écarte la plupart des commandes' },
    found: { id: 'rules-keep-most', code: 'most' },
    status: 'warning',
    setting: { store: { exclude: { emailDomains: ['client.example'] } } },
    evidence: ['excluded-email', '100 %'],
    next: ['recolte report --status skipped,held'],
  },
  {
    title: { en: 'Product reviews are switched off', fr: 'Les avis produit ne sont pas demandés' },
    found: { id: 'product-reviews', code: 'off' },
    status: 'warning',
    arrange: (scene) => scene.reconfigure({ store: { reviews: { ask: false } } }),
    evidence: [/product|produit/],
    next: ['"reviews": { "ask": true }'],
  },
  {
    title: {
      en: 'The platform’s files of product reviews cannot be read',
      fr: 'Les fichiers d’avis produits de la plateforme sont illisibles',
    },
    found: { id: 'reviews-read', code: 'failing' },
    status: 'warning',
    async arrange(scene) {
      const published = createPublished({ webId: 'web-of-another' })
      const url = `${await scene.serve(published)}/fr`
      await scene.reconfigure({ store: { reviews: { from: { feed: { url } } } } })
      await scene.recolte.sync()
    },
    evidence: ['web-of-a-test'],
    next: ['reviews.from.feed.url'],
  },
  {
    title: {
      en: 'The shop has no product under a review’s reference',
      fr: 'La boutique n’a pas le produit dont parle un avis',
    },
    found: { id: 'reviews-shown', code: 'put-off' },
    status: 'warning',
    async arrange(scene) {
      await scene.reconfigure({ store: { reviews: { publish: true } } })
      const review = { id: 'review-1', product: 'SKU-1', rating: 5, text: '', author: '', media: [], exchanges: [] }
      const lines = [{ kind: 'new' as const, review }]
      await scene.journal.takeReviews({ store: 'boutique', source: 'module', now: scene.clock.now(), lines })
      await scene.recolte.sync()
    },
    evidence: ['1', 'review-1', /product|produit/],
    next: [/reference|référence/],
  },
  {
    title: { en: 'Products have no picture', fr: 'Des produits n’ont pas d’image' },
    found: { id: 'product-details', code: 'image' },
    status: 'warning',
    arrange: (scene) => scene.orders(12, { status: 'completed', line_items: [{ product_id: 23 }] }),
    evidence: ['Infusion n° 1 (23)', '12 %'],
    next: [/Product image|Image produit/],
  },
  {
    title: {
      en: 'The platform’s own module still answers in the shop',
      fr: 'Le module de la plateforme répond encore dans la boutique',
    },
    found: { id: 'official-module', code: 'ours' },
    status: 'failure',
    setting: { module: { active: true } },
    evidence: ['netreviews (WooCommerce)', '2.3.14', 'main'],
    next: [/switch the module off|désactivez le module/],
  },
  {
    title: {
      en: 'The platform’s own module is of a version nobody looked at',
      fr: 'Le module de la plateforme est d’une version que personne n’a regardée',
    },
    found: { id: 'official-module', code: 'unread' },
    status: 'warning',
    setting: { module: { active: true, settings: { Version_Module: '2.2.0' } } },
    evidence: ['netreviews (WooCommerce) 2.2.0', '2.3.14'],
    next: [
      /newer Recolte|plus récente de Recolte/,
      /update it in WordPress > Plugins|mettez-le à jour dans WordPress > Extensions/,
    ],
  },
  {
    title: {
      en: 'A module of another account is active in the shop',
      fr: 'Le module d’un autre compte est actif dans la boutique',
    },
    found: { id: 'official-module', code: 'other' },
    status: 'warning',
    setting: { module: { active: true, keys: { webId: 'another', secretKey: 'another' } } },
    evidence: ['netreviews (WooCommerce)', '4'],
    next: [/switch the module off|désactivez le module/],
  },
  {
    title: {
      en: 'A review plugin of the shop asks the same buyers',
      fr: 'Une extension d’avis de la boutique sollicite les mêmes clients',
    },
    found: { id: 'asked-twice', code: 'also' },
    status: 'warning',
    setting: {
      shop: {
        plugins: [
          { plugin: 'yith-woocommerce-review-reminder/init.php', name: 'YITH Review Reminder', version: '1.6.9' },
        ],
      },
    },
    evidence: ['YITH Review Reminder'],
    next: ['YITH Review Reminder', /Plugins|Extensions/],
  },
  {
    title: {
      en: 'WooCommerce’s own e-mail asks for reviews',
      fr: 'L’e-mail de WooCommerce demande lui-même des avis',
    },
    found: { id: 'asked-twice', code: 'also' },
    status: 'warning',
    setting: { shop: { reviewMail: 'yes' } },
    evidence: ['WooCommerce (customer review request)'],
    next: [/WooCommerce > (Settings|Réglages)/],
  },
]
