import { shopify } from '@recolte/shopify'
import { connectorSuite } from '../../src/index.ts'
import { openShopify } from './shopify/bench.ts'

connectorSuite({ connector: shopify, open: openShopify })
