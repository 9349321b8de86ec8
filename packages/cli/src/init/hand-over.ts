import { randomBytes } from 'node:crypto'
import type { Connector } from '@recolte/core'
import { ENCRYPTION_KEY } from '../config/load.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { Target } from './target.ts'
import type { Wanted } from './wanted.ts'

const canHandOver = ({ auth }: Connector): boolean => Object.keys(auth ?? {}).length > 0

/** Under which address the shop reaches `recolte serve` to hand its keys over; undefined where they are copied. */
export function handOverAt(wanted: Wanted, connector: Connector): string | undefined {
  const { publicUrl } = wanted
  if (publicUrl === undefined) return undefined
  if (!canHandOver(connector)) throw new CliError('init-no-hand-over', { connector: connector.label })
  return publicUrl.replace(/\/+$/, '')
}

/** A key to encrypt under, made where there is none yet: another one in its place would lose what is kept. */
export function encryptionVariables({ io, mask }: Session, { known }: Target): Record<string, string> {
  if (io.environment[ENCRYPTION_KEY] || known[ENCRYPTION_KEY]) return {}
  const key = randomBytes(32).toString('base64')
  mask.add([key])
  return { [ENCRYPTION_KEY]: key }
}

/** What is left to do, in the shop's own words where it has any. */
export function handOverLines({ t }: Session, connector: Connector, publicUrl: string, store: string): string[] {
  const steps = Object.keys(connector.auth ?? {}).map((step) => `  ${publicUrl}/${connector.name}/${step}`)
  if (connector.name === 'shopify')
    return [t('init.hand-over'), ...t('init.hand-over.shopify', { publicUrl, store }).split('\n')]
  if (connector.name !== 'magento') return [t('init.hand-over'), ...steps]
  return [t('init.hand-over'), ...t('init.hand-over.magento', { publicUrl }).split('\n')]
}
