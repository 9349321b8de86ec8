import { expect, test } from 'vitest'
import { DESCRIPTIONS } from '../src/config/descriptions.ts'
import { editorSchema } from '../src/config/editor-schema.ts'

/** Paths of every setting the schema has, as the descriptions name them. */
function paths(schema: unknown, path = ''): string[] {
  const own = Object.entries(part(schema, 'properties')).flatMap(([key, field]) => {
    const at = path === '' ? key : `${path}.${key}`
    return [at, ...paths(field, at)]
  })
  const others = part(schema, 'additionalProperties')
  return 'properties' in others ? [...own, ...paths(others, `${path}.*`)] : own
}

function part(schema: unknown, key: string): object {
  const found: unknown = Object.entries(schema ?? {}).find(([name]) => name === key)?.[1]
  return typeof found === 'object' && found !== null ? found : {}
}

test('every setting has a sentence, and no sentence is without its setting', () => {
  expect(Object.keys(DESCRIPTIONS).sort()).toEqual(paths(editorSchema()).sort())
})

test('the settings of a connector are offered for its stores', () => {
  expect(editorSchema()).toMatchObject({
    properties: {
      stores: {
        additionalProperties: {
          allOf: expect.arrayContaining([
            expect.objectContaining({
              if: { properties: { connector: { const: 'woocommerce' } } },
              // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
              then: {
                properties: {
                  settings: expect.objectContaining({ required: ['url', 'consumerKey', 'consumerSecret'] }),
                },
              },
            }),
          ]),
        },
      },
    },
  })
})

test('nothing in it is a keyword of ours', () => {
  expect(JSON.stringify(editorSchema())).not.toContain('"secret":true')
})
