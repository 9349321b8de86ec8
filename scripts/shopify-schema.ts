import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { buildClientSchema, type IntrospectionQuery, printSchema } from 'graphql'

/**
 * Writes the published Admin schema as the tests read it: no descriptions but who may read a field.
 *
 *   npm pack @shopify/dev-mcp && tar xzf shopify-dev-mcp-*.tgz
 *   node scripts/shopify-schema.ts package/dist/data/admin_2026-10.json.gz test/shopify/admin-2026-10.graphql.gz
 */
const [, , from = '', to = ''] = process.argv

interface Described {
  requiredAccess?: string | null
  protectedContent?: string | null
}

const access = (described: object): string | null => {
  const { requiredAccess, protectedContent }: Described = described
  if (protectedContent) return `personal ${protectedContent}`
  const scopes = [...(requiredAccess ?? '').matchAll(/`(\w+)` access scope/g)].map(([, scope]) => scope)
  return scopes.length > 0 ? `scopes ${scopes.join(' ')}` : null
}

const strip = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return 'description' in value ? { ...value, description: access(value) } : value
}

const published: { data: IntrospectionQuery } = JSON.parse(gunzipSync(readFileSync(from)).toString())
const schema = buildClientSchema(JSON.parse(JSON.stringify(published.data, strip)))
writeFileSync(to, gzipSync(printSchema(schema), { level: 9 }))
