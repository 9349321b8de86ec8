import type { CheckResult, Finding } from '../api/findings.ts'
import { DAY, type Instant } from '../clock.ts'
import { askFacts, keptFacts } from '../engine/facts.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import { errorText, render } from '../messages/render.ts'
import { shopMenuValues } from '../messages/shop-menus.ts'
import { settingsInForce } from '../module/pushed.ts'
import { daysOf } from '../report/period.ts'
import { HISTORY } from '../verify/usual.ts'
import { accountsOf, type CheckContext, type Diagnosis, REACH_DAYS, type Seen, type StoreView } from './diagnosis.ts'
import { DIAGNOSES } from './registry.ts'

/** Runs every diagnosis on every store and account in use. Reads only; a diagnosis that fails is a finding of its own. */
export async function check(engine: Engine, stores: StoreRuntime[], context: CheckContext): Promise<CheckResult> {
  const views = await Promise.all(stores.map((runtime) => look(engine, runtime, context)))
  const accounts = new Set(stores.flatMap(accountsOf))
  const results: Finding[] = []
  for (const diagnosis of DIAGNOSES) {
    for (const view of views) {
      const store = diagnosis.store?.bind(diagnosis)
      if (store !== undefined)
        results.push(...(await findings(diagnosis, view.runtime, () => store(view, context, views), context)))
    }
    for (const name of accounts) {
      const account = diagnosis.account?.bind(diagnosis)
      if (account !== undefined)
        results.push(...(await findings(diagnosis, undefined, () => account(name, context, views), context)))
    }
  }
  return { ok: results.every((result) => result.status !== 'failure'), results }
}

async function look(engine: Engine, runtime: StoreRuntime, context: CheckContext): Promise<StoreView> {
  const record = await engine.journal.store(runtime.name)
  const history = await lookBack(engine, runtime, record, context.now)
  const asked = await ask(engine, runtime, context.now)
  const { statuses = [] } = asked.facts ?? (await keptFacts(engine, runtime.name)) ?? {}
  const counts = await settingsInForce(engine.journal, runtime, context.accounts, statuses)
  const { config, trigger, ...further } = counts
  return { runtime: { ...runtime, config, trigger }, written: runtime, ...further, record, ...history, ...asked }
}

async function ask(engine: Engine, runtime: StoreRuntime, now: Instant): Promise<Pick<StoreView, 'facts' | 'failure'>> {
  try {
    return { facts: await askFacts(engine, runtime, now), failure: undefined }
  } catch (error) {
    return { facts: undefined, failure: asFailure(error) }
  }
}

async function lookBack(
  { journal }: Engine,
  { name: store }: StoreRuntime,
  record: StoreView['record'],
  now: Instant,
): Promise<Pick<StoreView, 'evidence' | 'recent'>> {
  const since = Math.max(now - HISTORY, record?.baselineAt ?? 0)
  const days = daysOf(now - HISTORY, now + 1)
  const evidence = await journal.evidence({ store, since: now - REACH_DAYS * DAY, days: days.first })
  const recent = await journal.totals({ store, from: since, to: now + 1, days })
  return { evidence, recent: { ...recent, days: Math.ceil((now - since) / DAY) } }
}

async function findings(
  diagnosis: Diagnosis,
  runtime: StoreRuntime | undefined,
  run: () => Promise<Seen[]>,
  context: CheckContext,
): Promise<Finding[]> {
  let seen: Seen[]
  try {
    seen = await run()
  } catch (error) {
    const { code, detail } = asFailure(error)
    seen = [{ status: 'failure', text: `error:${code}`, detail }]
  }
  return seen.map((one) => ({
    id: diagnosis.id,
    group: diagnosis.group,
    status: one.status,
    code: one.text.replace(/^error:/, ''),
    store: runtime?.name,
    ...say(diagnosis, one, runtime, context),
  }))
}

/** A diagnosis's own text, or the catalogue's for an error it met. */
function say(
  diagnosis: Diagnosis,
  seen: Seen,
  runtime: StoreRuntime | undefined,
  { language }: CheckContext,
): { message: string; next: string } {
  const ofStore = runtime && { store: runtime.name, ...shopMenuValues(runtime.connector, language) }
  const detail = { ...ofStore, ...seen.detail }
  const texts = diagnosis.texts[seen.text]
  return texts === undefined
    ? errorText(seen.text.replace(/^error:/, ''), detail, language)
    : render(texts, detail, language)
}

function asFailure(error: unknown): { code: string; detail: Record<string, string | number> } {
  if (error instanceof RecolteError) return { code: error.code, detail: error.detail }
  return { code: 'unexpected', detail: { what: error instanceof Error ? error.message : String(error) } }
}
