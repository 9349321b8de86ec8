import { woocommerce } from '@recolte/woocommerce'
import { connectorSuite } from '../../src/index.ts'
import { openWooCommerce } from './woocommerce/bench.ts'

connectorSuite({ connector: woocommerce, open: openWooCommerce })
