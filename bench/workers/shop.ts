import {
  createMagento,
  createPrestaShop,
  createWooCommerce,
  type MagentoOptions,
  type PrestaShopOptions,
  serve,
  type WooCommerceOptions,
} from '@recolte/sandbox'
import { answer, type Listening, task } from '../worker.ts'

export type ShopTask =
  | { kind: 'woocommerce'; options: WooCommerceOptions }
  | { kind: 'prestashop'; options: PrestaShopOptions }
  | { kind: 'magento'; options: MagentoOptions }

const shop = task<ShopTask>()
const { url } = await serve(opened(shop))
answer({ url } satisfies Listening)

function opened({ kind, options }: ShopTask) {
  if (kind === 'woocommerce') return createWooCommerce(options)
  return kind === 'prestashop' ? createPrestaShop(options) : createMagento(options)
}
