import type { MethodDefinition } from '../method.ts'
import { wrongGeneration } from './generation.ts'

/**
 * The platform's own cron calls, as it calls the module it takes us for (docs/protocol.md, calls to a module).
 * Repeatable: an order that is offered twice is one transaction to the platform, which keys on its reference.
 */
export const moduleMethod: MethodDefinition = {
  name: 'module',
  generation: 'historical',
  answers: true,
  connect(account) {
    if (account.generation !== 'historical') throw wrongGeneration('module', account)
    return { name: 'module', batch: 1, repeatable: true }
  },
}
