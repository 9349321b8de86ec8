import {
  type DirectiveNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isObjectType,
  Kind,
} from 'graphql'

export type PersonalContent = 'name' | 'email' | 'phone' | 'address'

/** What Shopify approved the app for: protected customer data. */
export interface Approval {
  /** Level 1: the objects Order and Customer at all. */
  objects: boolean
  /** Level 2: fields, kind by kind. */
  fields: PersonalContent[]
  /** Refused fields are null without an error, as in the versions that redact by default. */
  silent?: boolean
}

export interface Rights {
  scopes: readonly string[]
  approval: Approval
}

export const APPROVED: Approval = { objects: true, fields: ['name', 'email', 'phone', 'address'] }

const PROTECTED = 'https://shopify.dev/docs/apps/launch/protected-customer-data'
/** Never seen outside: what is redacted in silence is null, and its errors are dropped. */
export const REDACTED = 'redacted'
const SCOPES = 'https://shopify.dev/api/usage/access-scopes'

/** Why these rights do not open the field; undefined where they do. */
export const refusal = (
  rights: Rights,
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
): GraphQLError | undefined => {
  const type = getNamedType(field.type)
  const scopes = listed(field.astNode?.directives, 'access') ?? listed(type.astNode?.directives, 'access')
  if (scopes && !scopes.some((scope) => rights.scopes.includes(scope))) return missingScope(field.name, scopes)
  return typeRefusal(rights, type) ?? personalRefusal(rights, parent, field)
}

/** The same for an object found by its id, whose type no field tells. */
export const typeRefusal = ({ scopes, approval }: Rights, type: GraphQLNamedType): GraphQLError | undefined => {
  const needed = listed(type.astNode?.directives, 'access')
  if (needed && !needed.some((scope) => scopes.includes(scope))) return missingScope(type.name, needed)
  const [object] = listed(type.astNode?.directives, 'approval') ?? []
  return object !== undefined && !approval.objects ? notApproved(`access the ${object} object`) : undefined
}

const personalRefusal = ({ approval }: Rights, parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>) => {
  const [content] = (isObjectType(parent) && listed(field.astNode?.directives, 'personal')) || []
  if (content === undefined || approval.fields.some((approved) => approved === content)) return undefined
  return approval.silent === true ? new GraphQLError(REDACTED) : notApproved(`use the ${field.name} field`)
}

const denied = (message: string, extensions: Record<string, string>) =>
  new GraphQLError(message, { extensions: { code: 'ACCESS_DENIED', ...extensions } })

const missingScope = (name: string, scopes: string[]) => {
  const requiredAccess = `${scopes.map((scope) => `\`${scope}\` access scope`).join(' or ')}.`
  const message = `Access denied for ${name} field. Required access: ${requiredAccess}`
  return denied(message, { documentation: SCOPES, requiredAccess })
}

const notApproved = (what: string) =>
  denied(`This app is not approved to ${what}. See ${PROTECTED} for more details.`, { documentation: PROTECTED })

/** The texts a directive of the schema carries. */
const listed = (directives: readonly DirectiveNode[] | undefined, name: string): string[] | undefined => {
  const value = directives?.find((directive) => directive.name.value === name)?.arguments?.[0]?.value
  if (value?.kind === Kind.STRING) return [value.value]
  if (value?.kind !== Kind.LIST) return undefined
  return value.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : []))
}
