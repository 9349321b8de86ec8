import { magento } from '@recolte/magento'
import { connectorSuite } from '../../src/index.ts'
import { openMagento } from './magento/bench.ts'

connectorSuite({ connector: magento, open: openMagento })
