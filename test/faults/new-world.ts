import { DatabaseSync } from 'node:sqlite'
import { createRecolte } from '@recolte/core'
import {
  createNewPlatform,
  type NewPlatform,
  type NewPlatformFaultKind,
  type PurchaseEvent,
  serve,
} from '@recolte/sandbox'
import { woocommerce } from '@recolte/woocommerce'
import type { TestContext } from 'vitest'
import { CONSUMER_KEY, CONSUMER_SECRET, type ConfigChange, type World, world } from './world.ts'

const CLIENT_ID = 'client-of-the-shop'
export const CLIENT_SECRET = 'a client/secret+of=the platform'
const WEBSITE_ID = '0f41-website-id'

export interface NewWorld extends World {
  newPlatform: NewPlatform
  /** What stood in each request's Authorization: the client's pair, then tokens. */
  authorizations: Set<string>
  /** What a configuration of the new platform changes; the historical account stays beside it. */
  moved: ConfigChange & { store: Record<string, unknown> }
}

/** The same world, with the new platform on a port of its own beside the historical one; the shop is on the old one until moved. */
export async function newWorld(test: Pick<TestContext, 'onTestFinished'>): Promise<NewWorld> {
  const made = await world(test)
  const newPlatform = createNewPlatform({
    clients: [{ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }],
    websites: [{ websiteId: WEBSITE_ID, clientId: CLIENT_ID }],
  })
  const authorizations = new Set<string>()
  const served = await serve({
    handle(call) {
      made.onRequest('platform')
      const authorization = call.header('authorization')
      if (authorization !== undefined) authorizations.add(authorization)
      return newPlatform.handle(call)
    },
  })
  test.onTestFinished(() => served.close())
  made.environment.RECOLTE_CLIENT_SECRET = CLIENT_SECRET
  const account = {
    generation: 'new',
    clientId: CLIENT_ID,
    clientSecret: `\${RECOLTE_CLIENT_SECRET}`,
    websiteId: WEBSITE_ID,
    platform: served.url,
    tokenUrl: `${served.url}/realms/skeepers/protocol/openid-connect/token`,
    ratePerSecond: 0,
  }
  const moved = { store: { account: 'new', method: 'purchase-events' }, top: { accounts: { new: account } } }
  return Object.assign(made, { newPlatform, authorizations, moved })
}

const BROKEN: NewPlatformFaultKind[] = ['500', '502', '503', '429', 'html', 'truncated', 'reset', '401']
const LOST: NewPlatformFaultKind[] = ['accepted-then-reset', 'accepted-then-502', 'accepted-then-truncated']

/** What the platform refuses by name (206), where it does. */
const matching = ({ purchase_reference }: PurchaseEvent) => /[04]8$/.test(String(purchase_reference))

/** About three in ten requests go wrong, in every way: cut, taken without an answer, refused in part, the token's end among them. */
export function newTrouble(platform: NewPlatform): void {
  for (const [index, kind] of BROKEN.entries()) platform.fault({ kind, rate: 0.02, seed: index + 1 })
  for (const [index, kind] of LOST.entries()) platform.fault({ kind, rate: 0.04, seed: index + 1 })
  platform.fault({ kind: 'expire', every: 7 })
  platform.fault({ kind: 'partial', rate: 1, matching })
  platform.fault({ kind: '503', on: 'token', rate: 0.2, seed: 3 })
}

/** Orders whose answer never came: what a person is asked to look at. */
function uncertain(journal: string): { orderId: string; reference: string }[] {
  const db = new DatabaseSync(journal, { readOnly: true })
  try {
    const rows = db
      .prepare(
        `SELECT o.order_id, coalesce(h.reference, o.reference) AS reference
         FROM handover h JOIN orders o ON o.handover_id = h.id WHERE h.state = 'uncertain' ORDER BY o.order_id`,
      )
      .all()
    return rows.map((row) => ({ orderId: String(row.order_id), reference: String(row.reference) }))
  } finally {
    db.close()
  }
}

/** A person looks at the platform, as the texts say: what is there is confirmed, what is not or was refused is let go again. */
export async function lookAfterAll(made: NewWorld, isThere: (reference: string) => boolean): Promise<void> {
  const recolte = await createRecolte({
    accounts: { new: { generation: 'new', clientId: '-', clientSecret: '-', websiteId: WEBSITE_ID } },
    stores: {
      boutique: {
        connector: 'woocommerce',
        ...{ account: 'new', method: 'purchase-events' },
        settings: { url: made.urls.shop, consumerKey: CONSUMER_KEY, consumerSecret: CONSUMER_SECRET },
      },
    },
    connectors: [woocommerce],
    journal: made.journal,
  })
  try {
    for (const { orderId, reference } of uncertain(made.journal)) {
      await recolte[isThere(reference) ? 'confirm' : 'retry']({ store: 'boutique', orderId }, 'somebody')
    }
    await recolte.retryRefused('boutique', 'somebody')
  } finally {
    await recolte.close()
  }
}
