import { createHash } from 'node:crypto'
import type { Answer, App, Call } from '@recolte/sandbox'

/** How the platform's own module stands in the shop: by the protocol as documented, and by none of our code. */
export interface ModuleState {
  active: boolean
  /** Other keys than the account's. */
  keys?: { webId: string; secretKey: string }
  settings?: Record<string, unknown>
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
      call.method === 'POST' && call.target.includes('netreviews-plugin=api')
        ? framed(answer(call, state.keys ?? own, state))
        : shop.handle(call),
  }
}

function answer(call: Call, keys: { webId: string; secretKey: string }, state: ModuleState): Record<string, unknown> {
  const form = new URLSearchParams(call.body)
  const query = form.get('query') ?? ''
  if (!state.active) return { return: 2, debug: 'Module Disabled.', query: 'isActive' }
  const message: Record<string, unknown> = JSON.parse(Buffer.from(form.get('message') ?? '', 'base64url').toString())
  if (message.idWebsite !== keys.webId) return { return: 4, debug: 'Incorrect IdWebsite', query: 'check_data' }
  const sign = createHash('sha1')
    .update(query + keys.webId + keys.secretKey)
    .digest('hex')
  if (message.sign !== sign) return { return: 5, debug: 'The signature is incorrect', query: 'check_data' }
  if (query === 'isActiveModule') return { return: 1, debug: 'Module installed and enabled', query }
  if (query === 'getOrders') return { return: 1, query, message: { nb_orders: message.no_flag === 1 ? 3 : 0 } }
  return { return: 1, query, message: { ...DUMP, ...state.settings } }
}

const DUMP = {
  ...{ Version_Woocommerce: '11.0.1', Version_WP: '7.0.4', Version_Module: '2.3.14', Websites: '1' },
  ...{ Delay: '7', Initialisation_du_Processus: 'onorderstatuschange', Statut_choisi: 'Processing' },
  ...{ Recuperation_Avis_Produits: 'yes', Emails_Interdits: '', Liste_des_statuts: ['Processing', 'Completed'] },
}

function framed(content: Record<string, unknown>): Answer {
  const body = Buffer.from(JSON.stringify(content)).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
  const text = `<br />Notice: a notice of PHP\n#netreviews-start#${body}#netreviews-end#`
  return { status: 200, headers: { 'content-type': 'text/html' }, body: text }
}
