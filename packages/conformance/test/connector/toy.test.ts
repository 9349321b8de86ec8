import { connectorSuite } from '../../src/index.ts'
import { openToy } from './toy/bench.ts'
import { toy } from './toy/index.ts'

connectorSuite({ connector: toy, open: openToy })
