import type { Connector } from '@recolte/core'
import { describe, it } from 'vitest'
import type { OpenBench } from './bench.ts'
import { POINTS } from './rule.ts'
import { connectorRules } from './rules/index.ts'
import { runRule } from './run.ts'

export interface ConnectorSuiteOptions {
  /** From `defineConnector`. */
  connector: Connector
  /** Starts a shop on your bench; called once for each rule. */
  open: OpenBench
  /** Size of the shop for the rules about memory; 50,000 unless told. */
  manyOrders?: number
  /** Milliseconds one rule may take; two minutes unless told. */
  timeout?: number
}

/** Declares one test for each rule a connector must keep. Call it in a test file of vitest. */
export function connectorSuite(options: ConnectorSuiteOptions): void {
  const { connector, open, manyOrders = 50_000, timeout = 120_000 } = options
  const subject = { connector, open, manyOrders }
  describe(`the connector ${connector.name}`, () => {
    for (const { point, title } of POINTS) {
      describe(title, () => {
        for (const rule of connectorRules.filter((one) => one.point === point)) {
          it(rule.name, { timeout }, async (test) => {
            const outcome = await runRule(rule, subject)
            if (outcome.kind === 'broken') throw outcome.error
            if (outcome.kind === 'not-offered') test.skip(outcome.message)
          })
        }
      })
    }
  })
}
