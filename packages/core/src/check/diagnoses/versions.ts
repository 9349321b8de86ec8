import { VERSION } from '../../user-agent.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'
import { isOlder, OLDEST_NODE, olderThanTried, VERSIONS_AS_OF } from '../known-versions.ts'

export const versions: Diagnosis = {
  id: 'versions',
  group: 'versions',
  texts: {
    ok: {
      en: { message: '{software}, connector {connector}, Recolte {recolte}, Node {node}.', next: '' },
      fr: { message: '{software}, module de lecture {connector}, Recolte {recolte}, Node {node}.', next: '' },
    },
    old: {
      en: {
        message: '{software} is older than all that Recolte was tried with: {tried} (table of {day}).',
        next: 'It may well work: compare with recolte audit now and then, and plan an update of the shop.',
      },
      fr: {
        message: '{software} est plus ancien que tout ce avec quoi Recolte a été essayé : {tried} (tableau du {day}).',
        next: 'Cela peut très bien marcher : comparez de temps en temps avec recolte audit, et prévoyez une mise à jour de la boutique.',
      },
    },
    node: {
      en: {
        message: 'Node {version} gets no more security updates (table of {day}).',
        next: 'Install a Node that is maintained: https://nodejs.org.',
      },
      fr: {
        message: 'Node {version} ne reçoit plus de corrections de sécurité (tableau du {day}).',
        next: 'Installez une version de Node maintenue : https://nodejs.org.',
      },
    },
    shop: {
      en: { message: 'The shop’s version could not be read.', next: '' },
      fr: { message: 'La version de la boutique n’a pas pu être lue.', next: '' },
    },
  },
  async store({ runtime, facts }) {
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const { software, version } = facts.info
    const detail = {
      software,
      connector: runtime.connector.version,
      recolte: VERSION,
      node: process.versions.node,
    }
    const warnings = (facts.info.warnings ?? []).map(
      (found): Seen => ({ status: 'warning', text: `error:${found.code}`, detail: found.detail ?? {} }),
    )
    return [{ status: 'ok', text: 'ok', detail }, ...outdated(runtime.connector.name, software, version), ...warnings]
  },
}

function outdated(connector: string, software: string, version: string): Seen[] {
  const known = olderThanTried(connector, version)
  const node = process.versions.node
  return [
    ...(known === undefined ? [] : [{ status: 'warning' as const, text: 'old', detail: { software, ...known } }]),
    ...(isOlder(node, OLDEST_NODE)
      ? [{ status: 'warning' as const, text: 'node', detail: { version: node, day: VERSIONS_AS_OF } }]
      : []),
  ]
}
