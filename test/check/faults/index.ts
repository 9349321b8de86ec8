import type { Fault } from '../fault.ts'
import { AUTOMATION } from './automation.ts'
import { CONNECTION } from './connection.ts'
import { DELAY } from './delay.ts'
import { FILES } from './files.ts'
import { ORDERS } from './orders.ts'
import { VERSIONS } from './versions.ts'
import { WEBHOOKS } from './webhooks.ts'
import { WRITTEN_KEYS } from './written-keys.ts'

/** Every fault that is injected: docs/faults.md is rendered from these. */
export const FAULTS: readonly Fault[] = [
  ...ORDERS,
  ...DELAY,
  ...FILES,
  ...AUTOMATION,
  ...WEBHOOKS,
  ...CONNECTION,
  ...WRITTEN_KEYS,
  ...VERSIONS,
]
