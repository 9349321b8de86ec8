import { hash } from 'node:crypto'
import { isRecord, parseJson } from '../app.ts'

/** Answer codes of the push API (docs/protocol.md §1.9). */
export const CODE = { success: 1, badSignature: 2, unknownAccount: 3, wrongParameters: 4 } as const

export interface Account {
  webId: string
  secretKey: string
  /** Extra fields that this account declared mandatory (§1.4). */
  requiredExtra?: string[]
}

export type Message = Record<string, unknown>
export type Verdict = { code: number; debug: string; reference?: string; message?: Message }

/** English field name and the French one of before 2014 (§1.4), in the order in which they are signed (§1.8). */
const SIGNED = [
  ['query', 'query'],
  ['order_ref', 'refCommande'],
  ['email', 'email'],
  ['lastname', 'nom'],
  ['firstname', 'prenom'],
  ['order_date', 'dateCommande'],
  ['delay', 'delaiSendAvis'],
] as const
const NOT_EMPTY = new Set(['query', 'order_ref', 'email', 'order_date'])

export const parseForm = (body: string): { webId: string | null; message: Message | undefined; sent: boolean } => {
  const form = new URLSearchParams(body)
  const text = form.get('message')
  return { webId: form.get('idWebsite'), message: text === null ? undefined : parseMessage(text), sent: text !== null }
}

const parseMessage = (text: string): Message | undefined => {
  const value = parseJson(text)
  return isRecord(value) ? value : undefined
}

export const judge = (account: Account | undefined, message: Message | undefined): Verdict => {
  if (!account) return { code: CODE.unknownAccount, debug: 'Unknown account (idWebsite).' }
  if (!message) return wrong('The field "message" is missing or is not a JSON object.')
  let text = ''
  for (const [name, french] of SIGNED) {
    const value = message[name] ?? message[french]
    if (value === undefined || value === null) {
      if (name !== 'delay') return wrong(`Missing mandatory field: ${name}.`)
      continue
    }
    if (typeof value !== 'string' && typeof value !== 'number') return wrong(`Field ${name} is not a text.`)
    if (value === '' && NOT_EMPTY.has(name)) return wrong(`Missing mandatory field: ${name}.`)
    text += value
  }
  if (typeof message.sign !== 'string' || message.sign === '') return wrong('Missing mandatory field: sign.')
  if (hash('sha1', text + account.secretKey) !== message.sign) {
    return { code: CODE.badSignature, debug: 'The signature does not match.' }
  }
  const fault = checkValues(message) ?? missingExtra(account, message)
  if (fault !== undefined) return wrong(fault)
  return { code: CODE.success, debug: 'OK', reference: String(message.order_ref ?? message.refCommande), message }
}

export const wrong = (debug: string): Verdict => ({ code: CODE.wrongParameters, debug })

const checkValues = (message: Message): string | undefined => {
  if (message.query !== 'pushCommandeSHA1') return 'Unknown query.'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(message.email))) return 'Field email is not an address.'
  if (!isDate(String(message.order_date ?? message.dateCommande))) return 'Field order_date is not a date.'
  for (const name of ['delay', 'delaiSendAvis', 'delay_product']) {
    const value = message[name]
    if (value !== undefined && value !== null && value !== '' && !isDelay(String(value))) {
      return `Field ${name} is not a number of days between 0 and 30.`
    }
  }
  return checkProducts(message.PRODUCTS ?? message.PRODUITS)
}

const isDelay = (text: string) => /^\d{1,2}$/.test(text) && Number(text) <= 30

export const isDate = (text: string): boolean => {
  const match = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(text)
  if (!match) return false
  const [, day = '', hours = '00', minutes = '00', seconds = '00'] = match
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
}

const checkProducts = (products: unknown): string | undefined => {
  if (products === undefined || products === null) return undefined
  if (!Array.isArray(products)) return 'Field PRODUCTS is not a list.'
  for (const [index, product] of products.entries()) {
    for (const name of ['id_product', 'name_product']) {
      const value: unknown = isRecord(product) ? product[name] : undefined
      if (value === undefined || value === null || value === '')
        return `Missing mandatory field: PRODUCTS[${index}].${name}.`
    }
  }
  return undefined
}

const missingExtra = (account: Account, message: Message): string | undefined => {
  const name = account.requiredExtra?.find((key) => message[key] === undefined || message[key] === '')
  return name === undefined ? undefined : `Missing mandatory field: ${name}.`
}
