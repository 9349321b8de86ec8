import type { Fault } from '../fault.ts'

const plugins: { plugin: string; name: string; version: string }[] = []

export const VERSIONS: Fault[] = [
  {
    title: { en: 'The shop’s software is old', fr: 'Le logiciel de la boutique est ancien' },
    found: { id: 'versions', code: 'old' },
    status: 'warning',
    setting: { shop: { version: '7.9.0' } },
    evidence: ['WooCommerce 7.9.0', '11.0.1'],
    next: ['recolte audit'],
  },
  {
    title: {
      en: 'The shop’s extensions changed since it was connected',
      fr: 'Les extensions de la boutique ont changé depuis sa connexion',
    },
    found: { id: 'drift', code: 'plugins' },
    status: 'warning',
    setting: { shop: { plugins } },
    arrange() {
      plugins.push({ plugin: 'sequential-order-numbers/init.php', name: 'Sequential Order Numbers', version: '1.0' })
    },
    evidence: [/\b1 oct\.? 2026/i, 'Sequential Order Numbers'],
    next: ['recolte check --accept'],
  },
]
