import { z } from 'zod'
import type { Instant } from '../../clock.ts'
import type { HookSecrets } from '../port.ts'
import type { Connection } from './connection.ts'
import { readMeta, writeMeta } from './meta.ts'

const keptSchema = z.object({ current: z.string(), previous: z.string().optional(), since: z.number() })

const key = (store: string) => `journal.hook-secrets.${store}`

export function hookSecrets(db: Connection, store: string, first: string, now: Instant): HookSecrets {
  return kept(db, store) ?? keep(db, store, { current: first, previous: undefined, since: now })
}

export function rotateHookSecret(db: Connection, store: string, next: string, now: Instant): HookSecrets {
  return keep(db, store, { current: next, previous: kept(db, store)?.current, since: now })
}

function kept(db: Connection, store: string): HookSecrets | undefined {
  const value = readMeta(db, key(store))
  if (value === undefined) return undefined
  const { current, previous, since } = keptSchema.parse(JSON.parse(value))
  return { current, previous, since }
}

function keep(db: Connection, store: string, secrets: HookSecrets): HookSecrets {
  writeMeta(db, key(store), JSON.stringify(secrets))
  return secrets
}
