import { configSchema } from '@recolte/core'
import { z } from 'zod'
import { CONNECTORS, PARTS } from '../connectors.ts'
import { DESCRIPTIONS } from './descriptions.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** The configuration's JSON schema for editors: core's shape, each connector's settings, and a sentence on every key. */
export function editorSchema(): JsonSchema {
  const schema = toJson(configSchema)
  const accounts = schema.properties?.accounts
  if (typeof accounts === 'object' && typeof accounts.additionalProperties === 'object') {
    accounts.additionalProperties = oneAccount(accounts.additionalProperties)
  }
  describe(schema, '')
  const store = schema.properties?.stores
  const one = typeof store === 'object' ? store.additionalProperties : undefined
  if (typeof one === 'object' && one.properties !== undefined) {
    one.properties.connector = { ...described('stores.*.connector'), enum: CONNECTORS.map(({ name }) => name) }
    one.properties.method = { ...described('stores.*.method'), default: 'webservice', enum: PARTS.methods }
    one.allOf = CONNECTORS.map(({ name, config }) => ({
      if: { properties: { connector: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { settings: toJson(config) } },
    }))
  }
  return { title: 'Recolte', ...schema }
}

/**
 * Both generations of accounts as one object whose required settings depend on `generation`: editors offer all of them
 * and name what is missing, where for two alternatives they would only say that none fits.
 */
function oneAccount(union: JsonSchema): JsonSchema {
  const options = [...(union.oneOf ?? []), ...(union.anyOf ?? [])].filter((option) => typeof option === 'object')
  const required = (generation: string): string[] => {
    const option = options.find(({ properties }) => constOf(properties?.generation) === generation)
    return option?.required ?? []
  }
  const properties = Object.assign({}, ...options.toReversed().map((option) => option.properties))
  properties.generation = { type: 'string', enum: ['historical', 'new'], default: 'historical' }
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    if: { properties: { generation: { const: 'new' } }, required: ['generation'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { required: required('new') },
    else: { required: required('historical') },
  }
}

const constOf = (schema: JsonSchema | boolean | undefined): unknown =>
  typeof schema === 'object' ? schema.const : undefined

const described = (path: string): JsonSchema => ({ type: 'string', description: DESCRIPTIONS[path] ?? '' })

/** `secret` is our own mark: editors would warn of a keyword they do not know. */
function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.secret
    },
  })
}

function describe(schema: JsonSchema, path: string): void {
  const text = DESCRIPTIONS[path]
  if (text !== undefined) schema.description = text
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    if (typeof field === 'object') describe(field, at(key))
  }
  if (typeof schema.additionalProperties === 'object') describe(schema.additionalProperties, at('*'))
}
