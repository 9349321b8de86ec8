import { createMagento, type Magento, type MagentoOptions, serve, TEST_INTEGRATION } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { magento } from '../src/index.ts'
import { testContext } from './context.ts'

const SECOND = 1_000

/** A shop on a real port, whose clock the test moves, and stores connected to it. */
export async function openShop(options: MagentoOptions = {}) {
  let now = Math.floor(Date.now() / SECOND) * SECOND
  const shop: Magento = createMagento({ orders: 0, now: () => now, ...options })
  const served = await serve(shop)
  onTestFinished(() => served.close())
  return {
    shop,
    url: served.url,
    tick: (seconds = 1) => {
      now += seconds * SECOND
    },
    connect: (settings: Record<string, unknown> = {}) =>
      magento.connect({ url: served.url, ...TEST_INTEGRATION, ...settings }, testContext()),
  }
}

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )
