import { VERSION } from '../../user-agent.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

export const versions: Diagnosis = {
  id: 'versions',
  group: 'versions',
  texts: {
    ok: {
      en: { message: '{software}, connector {connector}, Recolte {recolte}, Node {node}.', next: '' },
      fr: { message: '{software}, module de lecture {connector}, Recolte {recolte}, Node {node}.', next: '' },
    },
    shop: {
      en: { message: 'The shop’s version could not be read.', next: '' },
      fr: { message: 'La version de la boutique n’a pas pu être lue.', next: '' },
    },
  },
  async store({ runtime, facts }) {
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const detail = {
      software: facts.info.software,
      connector: runtime.connector.version,
      recolte: VERSION,
      node: process.versions.node,
    }
    const warnings = (facts.info.warnings ?? []).map(
      (found): Seen => ({ status: 'warning', text: `error:${found.code}`, detail: found.detail ?? {} }),
    )
    return [{ status: 'ok', text: 'ok', detail }, ...warnings]
  },
}
