import { MINUTE, type WebhookAct, type WebhookReport } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { inStore } from '../in-store.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { flag, storesNamed } from './options.ts'

const given = z.object({ create: flag, repair: flag, remove: flag })

export const webhooks: CommandSpec = {
  name: 'webhooks',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--create', help: (t) => t('help.option.create') },
    { flags: '--repair', help: (t) => t('help.option.repair') },
    { flags: '--remove', help: (t) => t('help.option.remove') },
  ],
  help: (t) => t('help.webhooks'),
  examples: ['recolte webhooks boutique', 'recolte webhooks boutique --create', 'recolte webhooks boutique --repair'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const act = actOf(given.parse(options))
  const [store, ...others] = storesNamed(session, argument)
  if (store === undefined || others.length > 0) {
    throw new CliError('which-store', { known: Object.keys(session.config().config.stores).join(', ') })
  }
  const report = await withRecolte(session, (recolte) => inStore(store, recolte.webhooks(store, act)))
  const broken = report.kind === 'shop' && report.hooks.length > 0 && report.missing.length > 0
  return { exit: broken ? 1 : 0, json: report, lines: () => reportLines(session, store, report) }
}

function actOf(asked: z.output<typeof given>): WebhookAct | undefined {
  const acts = (['create', 'repair', 'remove'] as const).filter((act) => asked[act])
  if (acts.length > 1) throw new CliError('one-act')
  return acts[0]
}

function reportLines({ t, colour, config }: Session, store: string, report: WebhookReport): string[] {
  const { url, kind, hooks, missing, done, secret } = report
  if (kind === 'ping') {
    return [
      t('webhooks.ping', { url }),
      secret === undefined ? t('webhooks.ping-create', { store }) : t('webhooks.ping-secret', { secret }),
    ]
  }
  const lines = [colour.strong(t('webhooks.of', { store, url }))]
  if (hooks.length === 0) {
    const minutes = Math.round((config().config.stores[store]?.pollEvery ?? 0) / MINUTE)
    lines.push(`  ${t('webhooks.none', { minutes })}`)
  }
  for (const hook of hooks) {
    const { topic, active } = hook
    const good = active && hook.url === url
    const said = active ? t(good ? 'webhooks.active' : 'webhooks.elsewhere', { url: hook.url }) : t('webhooks.off')
    lines.push(`  ${topic.padEnd(18)}${good ? colour.good(said) : colour.bad(said)}`)
  }
  if (done !== undefined && done.removed > 0) lines.push(t.count('webhooks.removed', done.removed))
  if (done !== undefined && done.created.length > 0) lines.push(t.count('webhooks.created', done.created.length))
  if (hooks.length > 0 && missing.length > 0) {
    lines.push(colour.bad(t('webhooks.missing', { topics: missing.join(', ') })), t('webhooks.repair', { store }))
  }
  if (hooks.length === 0 && done === undefined) lines.push(t('webhooks.create', { store }))
  return lines
}
