import { connectorSuite } from '@recolte/conformance'
import { csv } from '../src/index.ts'
import { openFolder } from './bench.ts'

connectorSuite({ connector: csv, open: openFolder, manyOrders: 20_000 })
