import type { CheckResult, Finding } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { flag, optionalText, storeOption, storesNamed } from './options.ts'

const given = z.object({ store: optionalText, probe: flag, all: flag, accept: flag })

export const check: CommandSpec = {
  name: 'check',
  options: [
    { flags: '--probe', help: (t) => t('help.option.probe') },
    { flags: '--all', help: (t) => t('help.option.all') },
    { flags: '--accept', help: (t) => t('help.option.accept') },
    storeOption,
  ],
  help: (t) => t('help.check'),
  examples: ['recolte check', 'recolte check --all --store boutique', 'recolte check --probe --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store, probe, all, accept } = given.parse(options)
  const stores = storesNamed(session, store)
  const result = await withRecolte(session, (recolte) =>
    recolte.check({ stores, probe, accept, signal: session.io.signal }),
  )
  return { exit: result.ok ? 0 : 1, json: toJson(result), lines: () => checkLines(session, result, all) }
}

/** Stable: docs/check.md, "For machines". */
const toJson = ({ ok, results }: CheckResult): object => ({
  ok,
  results: results.map(({ id, group, status, code, store, message, next }) => ({
    ...{ id, group, status, code, store: store ?? null, message, next },
    anchor: `check-${id}`,
  })),
})

const GROUPS = ['orders', 'delay', 'automation', 'connection', 'versions'] as const

function checkLines(session: Session, { results }: CheckResult, all: boolean): string[] {
  const { t, colour } = session
  const several = new Set(results.map(({ store }) => store).filter((store) => store !== undefined)).size > 1
  const lines = GROUPS.flatMap((group) => {
    const shown = worthShowing(
      results.filter((one) => one.group === group),
      all,
    )
    if (shown.length === 0) return []
    return [colour.strong(t(`check.${group}`)), ...shown.flatMap((finding) => findingLines(session, finding, several))]
  })
  const count = (status: Finding['status']) => t.number(results.filter((one) => one.status === status).length)
  const summary = t('check.summary', { failures: count('failure'), warnings: count('warning'), good: count('ok') })
  return [...lines, all ? summary : `${summary}     ${colour.quiet(t('check.more'))}`]
}

/** What is wrong, and the first thing that is right: nobody reads more when all is well. */
function worthShowing(findings: Finding[], all: boolean): Finding[] {
  if (all) return findings
  const firstGood = findings.find(({ status }) => status === 'ok')
  return findings.filter(
    ({ status }, index) => status === 'failure' || status === 'warning' || findings[index] === firstGood,
  )
}

function findingLines({ t, colour }: Session, finding: Finding, several: boolean): string[] {
  const marks = {
    ok: colour.good('✓'),
    warning: colour.watch('!'),
    failure: colour.bad('✗'),
    skipped: colour.quiet('–'),
  }
  const store = several && finding.store !== undefined ? t('check.store', { store: finding.store }) : ''
  const next =
    finding.next === '' || finding.status === 'ok' ? [] : finding.next.split('\n').map((line) => `    → ${line}`)
  return [`  ${marks[finding.status]} ${store}${finding.message}`, ...next]
}
