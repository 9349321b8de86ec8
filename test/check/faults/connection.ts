import { createNewPlatform } from '@recolte/sandbox'
import type { Fault } from '../fault.ts'

const WEBSITE = '6f1c6f2e-0000-4000-8000-000000000001'

export const CONNECTION: Fault[] = [
  {
    title: { en: 'The shop’s name is not found', fr: 'Le nom de la boutique est introuvable' },
    found: { id: 'reachable', code: 'dns' },
    status: 'failure',
    arrange: (scene) => scene.reconfigure({ settings: { url: 'https://no-such-shop.invalid' } }),
    evidence: ['no-such-shop.invalid', 'DNS'],
    next: [/spelling|orthographe/],
  },
  {
    title: { en: 'The shop’s certificate ends soon', fr: 'Le certificat de la boutique se termine bientôt' },
    found: { id: 'reachable', code: 'ends' },
    status: 'warning',
    lived: false,
    setting: { start: Date.UTC(2098, 11, 20) },
    arrange: async (scene) => void (await scene.recolte.sync()),
    evidence: [/\b1 janv?\.? 2099/i, '12 '],
    next: [/your host|votre hébergeur/],
  },
  {
    title: { en: 'The shop’s address sends on to another', fr: 'L’adresse de la boutique renvoie vers une autre' },
    found: { id: 'shop-answers', code: 'redirect' },
    status: 'failure',
    arrange: ({ shop }) =>
      shop.fault({ kind: 'redirect', every: 1, location: 'https://www.shop.example/wp-json/wc/v3/orders' }),
    evidence: ['https://www.shop.example'],
    next: ['https://www.shop.example'],
  },
  {
    title: { en: 'The shop does not know the key', fr: 'La boutique ne reconnaît pas la clé' },
    found: { id: 'shop-answers', code: 'woocommerce.key-or-header' },
    status: 'failure',
    arrange: (scene) => scene.reconfigure({ settings: { consumerKey: 'ck_deleted' } }),
    evidence: ['401'],
    next: ['recolte init --store boutique'],
  },
  {
    title: { en: 'The key’s secret is wrong', fr: 'Le secret de la clé est faux' },
    found: { id: 'shop-answers', code: 'woocommerce.wrong-secret' },
    status: 'failure',
    arrange: (scene) => scene.reconfigure({ settings: { consumerSecret: 'cs_mistyped' } }),
    evidence: ['401'],
    next: ['recolte init --store boutique'],
  },
  {
    title: { en: 'A maintenance page stands before the shop', fr: 'Une page de maintenance cache la boutique' },
    found: { id: 'shop-answers', code: 'shop-html' },
    status: 'failure',
    arrange: ({ shop }) => shop.fault({ kind: 'html', every: 1, path: '/wp-json' }),
    evidence: [/web page|page web/],
    next: [/maintenance/],
  },
  {
    title: { en: 'The shop is down', fr: 'La boutique est en panne' },
    found: { id: 'shop-answers', code: 'shop-down' },
    status: 'failure',
    arrange: ({ shop }) => shop.fault({ kind: '500', every: 1, path: '/wp-json' }),
    evidence: ['500'],
    next: [/your host|votre hébergeur/],
  },
  {
    title: { en: 'The platform does not answer', fr: 'La plateforme ne répond pas' },
    found: { id: 'platform-answers', code: 'platform-unreachable' },
    status: 'failure',
    arrange: (scene) => scene.closePlatform(),
    evidence: ['ECONNREFUSED'],
    next: [/./],
  },
  {
    title: { en: 'The platform’s address sends on to another', fr: 'L’adresse de la plateforme renvoie ailleurs' },
    found: { id: 'platform-answers', code: 'redirect' },
    status: 'failure',
    async arrange(scene) {
      const handle = () => ({ status: 301, headers: { location: 'https://elsewhere.example/' }, body: '' })
      await scene.reconfigure({ account: { platform: await scene.serve({ handle }) } })
    },
    evidence: ['elsewhere.example'],
    next: ['elsewhere.example'],
  },
  {
    title: { en: 'The secret key is wrong', fr: 'La clé secrète est fausse' },
    found: { id: 'platform-credentials', code: 'paused' },
    status: 'failure',
    async arrange(scene) {
      scene.platform.setSecret('web-of-a-test', 'another')
      await scene.orders(4)
    },
    evidence: ['main', '2'],
    next: [/Integration Code|Code d’intégration/],
  },
  {
    title: { en: 'The platform does not know the web id', fr: 'La plateforme ne connaît pas l’id web' },
    found: { id: 'platform-credentials', code: 'paused' },
    status: 'failure',
    async arrange(scene) {
      scene.platform.removeAccount('web-of-a-test')
      await scene.orders(4)
    },
    evidence: ['main', '3'],
    next: ['"generation": "new"'],
  },
  {
    title: {
      en: 'The account is still on the historical platform, and configured as a new one',
      fr: 'Le compte est encore sur la plateforme historique, et configuré comme nouveau',
    },
    found: { id: 'platform-credentials', code: 'paused' },
    status: 'failure',
    lived: false,
    async arrange(scene) {
      const url = await scene.serve(createNewPlatform({ clients: [], websites: [], clock: scene.clock.now }))
      const keys = { clientId: 'web-of-a-test', clientSecret: 'secret-of-a-test', websiteId: WEBSITE }
      await scene.reconfigure({
        newAccount: {
          generation: 'new',
          ...keys,
          platform: url,
          tokenUrl: `${url}/realms/skeepers/protocol/openid-connect/token`,
        },
        store: { method: 'purchase-events' },
      })
      await scene.recolte.sync()
      scene.days(1)
      await scene.orders(4)
    },
    evidence: ['main', '401'],
    next: ['"generation": "historical"'],
  },
  {
    title: { en: 'The web id and the secret key are swapped', fr: 'L’id web et la clé secrète sont inversés' },
    found: { id: 'platform-answers', code: 'swapped' },
    status: 'failure',
    lived: false,
    probe: true,
    setting: { account: { webId: 'secret-of-a-test', secretKey: 'web-of-a-test' } },
    arrange: async (scene) => void (await scene.recolte.sync()),
    evidence: ['main'],
    next: [/Swap|Inversez/, /Integration Code|Code d’intégration/],
  },
  {
    title: { en: 'The shop’s clock is wrong', fr: 'L’horloge de la boutique est fausse' },
    found: { id: 'clocks', code: 'far' },
    status: 'warning',
    arrange: ({ shop }) => shop.skew(3_600_000),
    evidence: ['60 min'],
    next: [/your host|votre hébergeur/],
  },
]
