import { createHash } from 'node:crypto'
import type { Answer, App, Call } from '@recolte/sandbox'

/** How the platform's own module stands in the shop: by the protocol as documented, and by none of our code. */
export interface ModuleState {
  active: boolean
  /** Other keys than the account's. */
  keys?: { webId: string; secretKey: string }
  settings?: Record<string, unknown>
  /** Orders it has not handed over yet, by id. */
  pending?: string[]
  /** What was asked of it, with `no_flag` where that was said. */
  asked?: string[]
  /** WooCommerce's unless told otherwise. */
  of?: 'woocommerce' | 'prestashop' | 'magento'
}

/** Where each module answers, and what it says of itself beside what all of them say. */
const KINDS = {
  woocommerce: {
    at: /netreviews-plugin=api/,
    dump: {
      ...{ Version_Woocommerce: '11.0.1', Version_WP: '7.0.4', Version_Module: '2.3.14', Websites: '1' },
      ...{ Statut_choisi: 'Processing', Liste_des_statuts: ['Processing', 'Completed'] },
    },
  },
  prestashop: {
    at: /\/modules\/netreviews\/netreviewsApi\.php$/,
    dump: {
      ...{ Version_PS: '9.1.4', Version_Module: '9.0.2', Statut_choisi: '4;5' },
      Liste_des_statuts: [
        { id_order_state: '4', name: 'Shipped', id_lang: '1' },
        { id_order_state: '5', name: 'Delivered', id_lang: '1' },
      ],
    },
  },
  magento: {
    at: /\/rest\/V1\/nravis\/management$/,
    dump: {
      ...{ Version_PS: '2.4.8', Version_Module: '3.9.6', Statut_choisi: 'complete' },
      Liste_des_statuts: { complete: 'Complete', processing: 'Processing' },
    },
  },
}

/** The shop with the official module beside it, answering at its own address. */
export function withModule(
  shop: Pick<App, 'handle'>,
  own: { webId: string; secretKey: string },
  state: ModuleState | undefined,
): Pick<App, 'handle'> {
  if (state === undefined) return shop
  return {
    handle: (call) =>
      call.method === 'POST' && KINDS[state.of ?? 'woocommerce'].at.test(call.target)
        ? answered(call, state.keys ?? own, state)
        : shop.handle(call),
  }
}

function answered(call: Call, keys: { webId: string; secretKey: string }, state: ModuleState): Answer {
  if (state.of !== 'magento') return framed(answer(new URLSearchParams(call.body), keys, state))
  // Magento's REST takes no form, and gives what its service returns as one JSON text.
  if (call.header('content-type') !== 'application/json') return { status: 400, headers: {}, body: '{}' }
  const { body, ...rest } = framed(answer(new URLSearchParams(JSON.parse(call.body)), keys, state))
  return { ...rest, body: JSON.stringify(body) }
}

function answer(
  form: URLSearchParams,
  keys: { webId: string; secretKey: string },
  state: ModuleState,
): Record<string, unknown> {
  const query = form.get('query') ?? ''
  if (!state.active) return { return: 2, debug: 'Module Disabled.', query: 'isActive' }
  const message: Record<string, unknown> = JSON.parse(Buffer.from(form.get('message') ?? '', 'base64url').toString())
  if (message.idWebsite !== keys.webId) return { return: 4, debug: 'Incorrect IdWebsite', query: 'check_data' }
  const sign = createHash('sha1')
    .update(query + keys.webId + keys.secretKey)
    .digest('hex')
  if (message.sign !== sign) return { return: 5, debug: 'The signature is incorrect', query: 'check_data' }
  state.asked?.push(message.no_flag === undefined ? query : `${query} no_flag ${message.no_flag}`)
  if (query === 'isActiveModule') return { return: 1, debug: 'Module installed and enabled', query }
  if (query === 'getOrders') return { return: 1, query, message: orders(state) }
  return { return: 1, query, message: { ...DUMP, ...KINDS[state.of ?? 'woocommerce'].dump, ...state.settings } }
}

/** PHP writes an empty list as `[]`, whatever it would have held. */
function orders({ pending = ['1', '2', '3'], of }: ModuleState): Record<string, unknown> {
  const list = pending.map((id) => ({
    id_order: of === 'magento' ? Number(id) : id,
    email_customer: 'x@client.example',
  }))
  const byId = Object.fromEntries(list.map((order) => [String(order.id_order), order]))
  return { nb_orders: list.length, list_orders: of === 'magento' || list.length === 0 ? list : byId }
}

const DUMP = {
  ...{ Delay: '7', Initialisation_du_Processus: 'onorderstatuschange' },
  ...{ Recuperation_Avis_Produits: 'yes', Emails_Interdits: '' },
}

function framed(content: Record<string, unknown>): Answer {
  const body = Buffer.from(JSON.stringify(content)).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
  const text = `<br />Notice: a notice of PHP\n#netreviews-start#${body}#netreviews-end#`
  return { status: 200, headers: { 'content-type': 'text/html' }, body: text }
}
