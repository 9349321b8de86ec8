import { type Break, BrokenOff, post } from './post.ts'
import { signature, unwrap, wrap } from './wire.ts'

export interface PullingOptions {
  /** Where the shop's module answers. */
  url: string
  webId: string
  secretKey: string
  /** `json`: the two fields as a JSON body, as Magento's REST takes them. */
  body?: 'form' | 'json'
  /** `php`: its messages as PHP serialises them, as the oldest modules take them. */
  message?: 'json' | 'php'
}

/** One order as a module hands it over. */
export type PulledOrder = Record<string, unknown> & { id_order: string; email_customer: string }

export interface Answer {
  return: unknown
  query?: string
  message?: unknown
  [key: string]: unknown
}

/** The platform of the historical generation, calling a shop's module as its cron does (docs/protocol.md §2). */
export interface PullingPlatform {
  /** One call; the answer as it came, unpacked. */
  call(query: string, more?: object): Promise<Answer>
  /** A real `getOrders`: what comes whole is kept, by its reference. Answers what this call brought. */
  pull(): Promise<PulledOrder[]>
  /** The same, broken off on the way: the platform keeps nothing. */
  breakOff(how: Break): Promise<void>
  /** Pushes settings; answers what the module then says of itself. */
  configure(settings: object): Promise<Record<string, unknown>>
  /** Every order that came whole, by reference. */
  readonly held: ReadonlyMap<string, PulledOrder>
  /** Orders that came again. */
  readonly duplicates: number
}

export const createPulling = ({
  url,
  webId,
  secretKey,
  body = 'form',
  message: format = 'json',
}: PullingOptions): PullingPlatform => {
  const held = new Map<string, PulledOrder>()
  let duplicates = 0

  const send = async (query: string, more: object, broken?: Break) => {
    const message = wrap({ query, idWebsite: webId, sign: signature(query, webId, secretKey), ...more }, format)
    const fields = { query, message }
    return body === 'json'
      ? post(url, JSON.stringify(fields), 'application/json', broken)
      : post(url, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', broken)
  }

  const call = async (query: string, more: object = {}): Promise<Answer> => {
    const { status, body: text } = await send(query, more)
    if (status !== 200) throw new Error(`the module answered ${status}: ${text.slice(0, 200)}`)
    const answer = unwrap(text)
    // PrestaShop's modules sign what they answer.
    if (isRecord(answer) && answer.sign !== undefined && answer.sign !== signature(query, webId, secretKey))
      throw new Error('the answer’s signature is wrong')
    return typeof answer === 'object' && answer !== null ? { return: undefined, ...answer } : { return: answer }
  }

  const pull = async (): Promise<PulledOrder[]> => {
    const { return: code, message } = await call('getOrders', { no_flag: 0 })
    if (code !== 1 || !isRecord(message)) throw new Error(`getOrders answered ${String(code)}`)
    const orders = Object.values(isRecord(message.list_orders) ? message.list_orders : {}).filter(isOrder)
    if (orders.length !== Number(message.nb_orders)) throw new Error('nb_orders is not the number of orders')
    for (const order of orders) {
      if (held.has(String(order.id_order))) duplicates += 1
      held.set(String(order.id_order), order)
    }
    return orders
  }

  return {
    call,
    pull,
    async breakOff(how) {
      await send('getOrders', { no_flag: 0 }, how).catch((error: unknown) => {
        if (!(error instanceof BrokenOff)) throw error
      })
    },
    async configure(settings) {
      const { return: code, message } = await call('setModuleConfiguration', settings)
      if (code !== 1 || !isRecord(message)) throw new Error(`setModuleConfiguration answered ${String(code)}`)
      return message
    },
    held,
    get duplicates() {
      return duplicates
    },
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isOrder = (value: unknown): value is PulledOrder =>
  isRecord(value) && 'id_order' in value && 'email_customer' in value
