import {
  addMessages,
  type Connector,
  type MethodDefinition,
  moduleMethod,
  purchaseEvents,
  webservice,
} from '@recolte/core'
import { csv } from '@recolte/csv'
import { magento } from '@recolte/magento'
import { prestashop } from '@recolte/prestashop'
import { sftp } from '@recolte/sftp'
import { shopify } from '@recolte/shopify'
import { woocommerce } from '@recolte/woocommerce'
import type { Parts } from './config/validate.ts'

/** The connectors and methods that come with the command; a configuration can name no others. */
export const CONNECTORS: Connector[] = [woocommerce, prestashop, magento, shopify, csv]
/** Beside those of core. */
export const METHODS: MethodDefinition[] = [sftp]
export const PARTS: Parts = {
  connectors: CONNECTORS,
  methods: [webservice, purchaseEvents, moduleMethod, ...METHODS].map(({ name }) => name),
}

for (const connector of CONNECTORS) addMessages(connector.messages)
