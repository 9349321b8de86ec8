import { type DocumentNode, type FragmentDefinitionNode, type GraphQLError, Kind, parse, validate } from 'graphql'
import { SCHEMA } from './schema/index.ts'

type Read =
  | { document: DocumentNode; fragments: Record<string, FragmentDefinitionNode>; errors?: never }
  | { errors: object[] }

const CACHE = new Map<string, Read>()

/** Parsed and checked once: programs send the same few documents again and again. */
export const readDocument = (query: string): Read => {
  const known = CACHE.get(query)
  if (known) return known
  const read = parseDocument(query)
  if (CACHE.size > 50) CACHE.clear()
  CACHE.set(query, read)
  return read
}

const parseDocument = (query: string): Read => {
  let document: DocumentNode
  try {
    document = parse(query)
  } catch (error) {
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] }
  }
  const errors = validate(SCHEMA, document)
  if (errors.length > 0) return { errors: errors.map(undefinedField) }
  const fragments = document.definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
  )
  return { document, fragments: Object.fromEntries(fragments) }
}

/** In Shopify's words; this stand-in knows a part of the fields, and says so. */
const undefinedField = (error: GraphQLError): object => {
  const { message, locations } = error.toJSON()
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? []
  if (fieldName === undefined) return { message, locations }
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations,
    extensions: { code: 'undefinedField', typeName, fieldName, sandbox: 'This stand-in knows a part of the schema.' },
  }
}
