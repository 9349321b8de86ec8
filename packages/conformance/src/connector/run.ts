import { addMessages, type Connector } from '@recolte/core'
import type { OpenBench } from './bench.ts'
import { BrokenRule, NotOffered, type Rule } from './rule.ts'
import { createRecording, openSession } from './session.ts'

export interface Subject {
  connector: Connector
  open: OpenBench
  /** Size of the shop for the rules about memory. */
  manyOrders: number
}

export type Outcome = { kind: 'passed' } | { kind: 'not-offered'; message: string } | { kind: 'broken'; error: Error }

/** Runs one rule against a bench of its own. */
export async function runRule(rule: Rule, subject: Subject): Promise<Outcome> {
  const { connector } = subject
  addMessages(connector.messages)
  const bench = await subject.open({ orders: rule.orders === 'many' ? subject.manyOrders : rule.orders })
  try {
    await rule.run({
      connector,
      bench,
      open: (settings = bench.settings) => openSession(connector, settings),
      record: createRecording,
    })
    return { kind: 'passed' }
  } catch (error) {
    if (error instanceof NotOffered) return { kind: 'not-offered', message: error.message }
    return { kind: 'broken', error: new BrokenRule(rule, error) }
  } finally {
    await bench.close()
  }
}
