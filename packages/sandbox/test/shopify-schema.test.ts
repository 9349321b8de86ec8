import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  Kind,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { objections, publishedSchema } from '../../../test/shopify/published.ts'
import { SCHEMA } from '../src/shopify/graphql/schema/index.ts'
import { LIST } from './shopify-shop.ts'

/** Null beside the error of an app without access, though published as never null. */
const EXCEPTIONS = new Set(['QueryRoot.orders: OrderConnection!'])
/** Published as "what the owner's own changes need": products, here. */
const WORDED = new Set(['Mutation.metafieldsSet', 'Mutation.metafieldsDelete'])
/** Hundreds of values, of which none matters here. */
const OPEN_ENUMS = new Set(['CountryCode', 'CurrencyCode'])

const types = Object.values(SCHEMA.getTypeMap()).filter((type) => !isIntrospectionType(type))

describe.each(types.map((type) => ({ name: type.name, type })))('$name', ({ name, type }) => {
  it('is a part of what Shopify publishes', () => {
    const published = publishedSchema().getType(name)
    const kind = OPEN_ENUMS.has(name) ? 'GraphQLEnumType' : type.constructor.name
    expect(published?.constructor.name).toBe(kind)
    expect(missing(linesOf(type), published)).toEqual([])
  })

  it('asks for the rights Shopify asks for', () => {
    const published = publishedSchema().getType(name)
    if (!isObjectType(type) || !isObjectType(published)) return
    for (const field of Object.values(type.getFields())) {
      const said = published.getFields()[field.name]?.description ?? ''
      const personal = said.startsWith('personal ') ? said.split(' ').slice(1) : []
      expect(rights(field, 'personal'), `${name}.${field.name}`).toEqual(personal)
      if (WORDED.has(`${name}.${field.name}`)) continue
      for (const scope of rights(field, 'access')) expect(said, `${name}.${field.name}`).toContain(scope)
    }
    const row = publishedSchema().getType(name.replace(/Connection$/, ''))
    for (const scope of rights(type, 'access')) expect(row?.description).toContain(scope)
  })
})

/** Every field, argument, value as one line of text, with its type. */
const linesOf = (type: GraphQLNamedType | undefined): string[] => {
  if (isEnumType(type)) return type.getValues().map((value) => `${type.name}.${value.name}`)
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return []
  return Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>({ ...type.getFields() }).flatMap((field) => {
    const line = `${type.name}.${field.name}: ${field.type}`
    const args = 'args' in field ? field.args : []
    return [line, ...args.map((arg) => `${type.name}.${field.name}(${arg.name}: ${arg.type} = ${arg.defaultValue})`)]
  })
}

const missing = (ours: string[], published: GraphQLNamedType | undefined): string[] => {
  const known = new Set(linesOf(published))
  const excused = new Set([...known].filter((line) => EXCEPTIONS.has(line)).map((line) => line.replace(/!$/, '')))
  return ours.filter((line) => !known.has(line) && !excused.has(line))
}

const rights = ({ astNode }: Pick<GraphQLField<unknown, unknown> | GraphQLNamedType, 'astNode'>, name: string) => {
  const given = astNode?.directives?.find((directive) => directive.name.value === name)?.arguments?.[0]?.value
  if (given?.kind === Kind.STRING) return [given.value]
  return given?.kind === Kind.LIST ? given.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])) : []
}

it('says what is wrong with a query', () => {
  expect(objections(LIST)).toEqual([])
  expect(objections('{ orders(first: 1) { nodes { mail } } }')).toEqual([expect.stringContaining('"mail"')])
})
