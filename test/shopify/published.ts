import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'

/** The version that queries are pinned to. */
const ADMIN_VERSION = '2026-10'

let built: GraphQLSchema | undefined

/** The Admin API as Shopify publishes it (`@shopify/dev-mcp` 1.16.0), made by `scripts/shopify-schema.ts`. */
export const publishedSchema = (): GraphQLSchema => {
  const file = new URL(`./admin-${ADMIN_VERSION}.graphql.gz`, import.meta.url)
  built ??= buildSchema(gunzipSync(readFileSync(file)).toString(), { assumeValid: true })
  return built
}

/** What the published schema has against a document: messages, none where all is well. */
export const objections = (document: string): string[] =>
  validate(publishedSchema(), parse(document)).map(({ message }) => message)
