import { chance } from './random.ts'

/** When a fault strikes. Without `rate`, `every` or `times` it strikes once. */
export interface FaultTiming {
  /** Share of the requests, 0 to 1; drawn from `seed`, so a run can be repeated. */
  rate?: number
  /** Each n-th request. */
  every?: number
  /** At most so many times. */
  times?: number
  seed?: number
}

export interface Faults<Plan extends FaultTiming, Subject> {
  add(plan: Plan): void
  clear(): void
  /** The first plan that strikes this request. */
  next(subject: Subject): Plan | undefined
}

export const createFaults = <Plan extends FaultTiming, Subject>(
  concerns: (plan: Plan, subject: Subject) => boolean,
): Faults<Plan, Subject> => {
  let plans: { plan: Plan; left: number; seen: number }[] = []
  return {
    add(plan) {
      const endless = plan.rate !== undefined || plan.every !== undefined
      plans.push({ plan, left: plan.times ?? (endless ? Number.POSITIVE_INFINITY : 1), seen: 0 })
    },
    clear() {
      plans = []
    },
    next(subject) {
      if (plans.length === 0) return undefined
      for (const entry of plans) {
        const { plan } = entry
        if (entry.left <= 0 || !concerns(plan, subject)) continue
        entry.seen += 1
        if (plan.every !== undefined && entry.seen % plan.every !== 0) continue
        if (plan.rate !== undefined && chance(plan.seed ?? 1, entry.seen, 7) >= plan.rate) continue
        entry.left -= 1
        return plan
      }
      return undefined
    },
  }
}
