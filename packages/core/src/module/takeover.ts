import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import type { OrderSummary } from '../journal/orders.ts'
import type { Journal, TakeOver } from '../journal/port.ts'
import type { Dialect } from '../protocol/module/dialect.ts'
import type { Rules } from '../qualify/rules.ts'
import { askFormer, type FormerModule } from './former-module.ts'
import { dialectOf } from './routes.ts'

/** Leaving the platform's own module without asking anybody twice. */
export interface TakingOver {
  /**
   * Compares what is open here with what is known of the former module: references that the platform holds
   * (`exported`, from its own export), and what the module itself says it has not handed over yet. Changes nothing.
   */
  previewTakeover(store: string, exported: ReadonlySet<string> | undefined): Promise<TakeoverPlan>
  /** Carries the plan out; answers how many orders it changed. */
  takeOver(plan: TakeoverPlan, actor: string): Promise<number>
}

export interface TakeoverPlan {
  store: string
  /** The module that answered in the shop, and how many orders it had not handed over. */
  module: FormerModule['told'] | undefined
  /** Orders that `previousStatus` takes for collected, which stay skipped; those that another source contradicts. */
  former: { n: number; contradicted: { orderId: string; evidence: string }[] }
  /** Orders the platform holds: they are skipped, for good. */
  collected: TakeOver['orders']
  /** Sources that contradict each other, or none that knows the order: held. */
  doubtful: TakeOver['orders']
  /** Not handed over, as every source that knows says: they leave. */
  free: number
}

/** Orders of one page of the journal, and of one transaction. */
const PAGE = 500

export function takingOver(
  engine: Engine,
  known: (store: string) => StoreRuntime,
  accounts: Rules['accounts'],
): TakingOver {
  const { journal, clock } = engine
  return {
    async previewTakeover(store, exported) {
      const runtime = known(store)
      const module = await askFormer(runtime, accounts)
      const isNamed = naming(journal, dialectOf(runtime).reference)
      const former: TakeoverPlan['former'] = { n: 0, contradicted: [] }
      const plan: TakeoverPlan = { store, module: module?.told, former, collected: [], doubtful: [], free: 0 }
      let after: string | undefined
      do {
        const query = { store, states: ['due', 'retrying', 'held', 'waiting', 'skipped'] as const, limit: PAGE }
        const page = await journal.list({
          ...query,
          states: [...query.states],
          ...(after === undefined ? {} : { after }),
        })
        for (const order of page.orders) {
          const { orderId, state, reason } = order
          if (state === 'skipped' && reason.code !== 'former-module') continue
          const isExported = exported && (await isNamed(order, exported))
          const listed = module && (await isNamed(order, module.pending))
          const pending = listed === false && module?.isWhole === false ? undefined : listed
          if (state === 'skipped') {
            former.n += 1
            const evidence = contradiction(isExported, pending)
            if (evidence !== undefined) former.contradicted.push({ orderId, evidence })
            continue
          }
          const verdict = judge(isExported, pending, state !== 'waiting')
          if (verdict.kind === 'free') plan.free += 1
          else plan[verdict.kind].push({ orderId, verdict: VERDICT[verdict.kind], evidence: verdict.evidence })
        }
        after = page.next
      } while (after !== undefined)
      return plan
    },
    async takeOver({ store, collected, doubtful }, actor) {
      const orders = [...collected, ...doubtful]
      let changed = 0
      for (let from = 0; from < orders.length; from += PAGE) {
        const group = { store, orders: orders.slice(from, from + PAGE), actor, now: clock.now() }
        changed += await journal.takeOver(group)
      }
      return changed
    },
  }
}

/**
 * Whether an order is among those named. Modules name orders by id or by number, and where numbers are close to ids one
 * order's is often another's: the other kind counts only where it names nobody else.
 */
function naming(journal: Pick<Journal, 'find'>, kind: Dialect['reference']) {
  return async ({ store, orderId, reference }: OrderSummary, names: ReadonlySet<string>): Promise<boolean> => {
    const [usual, other] = kind === 'id' ? [orderId, reference] : [reference, orderId]
    if (usual !== undefined && names.has(usual)) return true
    if (other === undefined || !names.has(other)) return false
    const others = (await journal.find({ store, text: other, limit: PAGE })).filter((one) => one.orderId !== orderId)
    return !others.some((one) => kind === 'number' || one.orderId === other)
  }
}

const VERDICT = { collected: 'collected', doubtful: 'perhaps' } as const

type Verdict = { kind: 'collected' | 'doubtful'; evidence: string } | { kind: 'free' }

/**
 * What two sources say of one order; undefined is a source that was not asked. A module lists only what stands at its
 * trigger, so that an order which still waits is no sign of anything when it is not in its list.
 */
function judge(exported: boolean | undefined, pending: boolean | undefined, ready: boolean): Verdict {
  if (exported === true && pending === true) return { kind: 'doubtful', evidence: 'export +, module −' }
  if (exported === true)
    return { kind: 'collected', evidence: pending === undefined ? 'export +' : 'export +, module +' }
  if (pending === true || !ready) return { kind: 'free' }
  if (exported === false && pending === undefined) return { kind: 'free' }
  return {
    kind: 'doubtful',
    evidence: exported === undefined ? (pending === undefined ? '?' : 'module +') : 'export −, module +',
  }
}

/** What speaks against it that an order was collected, as `previousStatus` has it. */
function contradiction(exported: boolean | undefined, pending: boolean | undefined): string | undefined {
  const against = [...(exported === false ? ['export −'] : []), ...(pending === true ? ['module −'] : [])]
  return against.length === 0 ? undefined : against.join(', ')
}
