import { prestashop } from '@recolte/prestashop'
import { connectorSuite } from '../../src/index.ts'
import { openPrestaShop } from './prestashop/bench.ts'

connectorSuite({ connector: prestashop, open: openPrestaShop })
