import { buildSchema } from 'graphql'
import { APP } from './app.ts'
import { BULK } from './bulk.ts'
import { CATALOGUE } from './catalogue.ts'
import { ORDER } from './order.ts'
import { ROOT } from './root.ts'
import { WEBHOOKS } from './webhooks.ts'

/** What this stand-in knows of the Admin API: a subset of the published schema, held to it by a test. */
export const SCHEMA = buildSchema(ROOT + ORDER + CATALOGUE + APP + WEBHOOKS + BULK)
