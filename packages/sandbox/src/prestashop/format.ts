import type { Answer } from '../app.ts'
import { type Doc, Multilingual, type Value } from './documents.ts'
import type { ApiError } from './errors.ts'
import type { Query } from './query.ts'
import { isOld, type PrestaShopParts } from './shop.ts'

export type Format = 'json' | 'xml'

type Json = string | number | null | Json[] | { [name: string]: Json }

export const toJson = (
  doc: Doc,
  query: Pick<Query, 'display' | 'language'>,
  shop: PrestaShopParts,
): { [name: string]: Json } => {
  const { display } = query
  const wanted = display === undefined || display === 'full' ? undefined : display
  const names =
    wanted === undefined
      ? Object.keys(doc.fields)
      : Object.keys(doc.fields).filter((name) => wanted.some((one) => one.name === name))
  const fields: [string, Json][] = names.map((name) => [
    name,
    render(name, doc.fields[name] ?? null, query.language, shop, true),
  ])
  const associations = Object.entries(doc.associations ?? {}).flatMap(([name, rows]): [string, Json][] => {
    const choice = wanted?.find((one) => one.name === name)
    if (wanted !== undefined && choice === undefined) return []
    return [[name, rows.map((row) => rowOf(row, choice?.parts, query.language, shop))]]
  })
  return {
    ...Object.fromEntries(fields),
    ...(associations.length === 0 ? {} : { associations: Object.fromEntries(associations) }),
  }
}

const rowOf = (
  row: Record<string, Value>,
  parts: string[] | undefined,
  language: number | undefined,
  shop: PrestaShopParts,
): Json =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => parts === undefined || parts.includes(name))
      .map(([name, value]) => [name, render(name, value, language, shop, false)]),
  )

/** Numbers are numbers in 9 and text in 8, but for the object's own id. */
const render = (
  name: string,
  value: Value,
  language: number | undefined,
  shop: PrestaShopParts,
  top: boolean,
): Json => {
  if (value instanceof Multilingual) return inLanguages(value, language, shop)
  return typeof value === 'number' && isOld(shop) && !(top && name === 'id') ? String(value) : value
}

const inLanguages = ({ texts }: Multilingual, language: number | undefined, shop: PrestaShopParts): Json => {
  const [only, ...others] = shop.languages
  const textOf = (id: number) => texts[id - 1] ?? texts[0] ?? ''
  if (language !== undefined) return textOf(language)
  if (only !== undefined && others.length === 0) return textOf(only.id)
  return shop.languages.map(({ id }) => ({ id: isOld(shop) ? String(id) : id, value: textOf(id) }))
}

/** One thing without `display`: whatever PHP takes for empty is left out (seen). */
export const withoutFalsy = (doc: { [name: string]: Json }): { [name: string]: Json } =>
  Object.fromEntries(
    Object.entries(doc).filter(([, value]) => value !== 0 && value !== '0' && value !== '' && value !== null),
  )

/** Raw UTF-8, slashes escaped, as PHP writes it. */
export const jsonText = (value: Json): string => JSON.stringify(value).replaceAll('/', '\\/')

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">\n'
export const xmlText = (inner: string): string => `${HEAD}${inner}\n</prestashop>\n`

export const toXml = (name: string, value: Json): string => {
  if (Array.isArray(value)) return value.map((one) => toXml(name, one)).join('\n')
  if (typeof value === 'object' && value !== null)
    return `<${name}>\n${Object.entries(value)
      .map(([field, one]) => toXml(field, one))
      .join('\n')}\n</${name}>`
  return `<${name}><![CDATA[${value ?? ''}]]></${name}>`
}

export const failed = (list: ApiError[], format: Format, headers: Record<string, string>): Answer => {
  const body =
    format === 'json'
      ? jsonText({ errors: list.map(({ code, message }) => ({ code, message })) })
      : xmlText(
          `<errors>\n${list.map(({ code, message }) => `<error>\n<code><![CDATA[${code}]]></code>\n<message><![CDATA[${message}]]></message>\n</error>`).join('\n')}\n</errors>`,
        )
  return { status: list[0]?.status ?? 500, headers: { ...headers, 'content-type': contentType(format) }, body }
}

export const contentType = (format: Format): string =>
  format === 'json' ? 'application/json' : 'text/xml;charset=utf-8'
