import { once } from 'node:events'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { nearest } from '../config/suggest.ts'
import type { Local } from '../local.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { optionalText, wholeNumber } from './options.ts'

const SHOPS = ['woocommerce']
const ORDERS = 250
const given = z.object({ port: optionalText, orders: optionalText, stores: optionalText })

export const sandbox: CommandSpec = {
  name: 'sandbox',
  options: [
    { flags: '--port <port>', help: (t) => t('help.option.port') },
    { flags: '--orders <number>', help: (t) => t('help.option.orders') },
    { flags: '--stores <names>', help: (t) => t('help.option.stores') },
  ],
  help: (t) => t('help.sandbox'),
  examples: ['recolte sandbox', 'recolte sandbox --orders 5000 --port 8900', 'recolte sandbox --json'],
  needsConfig: false,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { port, orders, stores } = given.parse(options)
  for (const name of stores?.split(',') ?? []) known(name.trim())
  const count = wholeNumber('--orders', orders, { most: 10_000_000, command: 'sandbox' }) ?? ORDERS
  // Its stand-ins are large, and no other command needs them.
  const { startLocal } = await import('../local.ts')
  const local = await startLocal({
    orders: count,
    port: wholeNumber('--port', port, { most: 65_534, command: 'sandbox' }),
  })
  try {
    session.writer.out(session.json ? `${JSON.stringify(local.facts)}\n` : `${text(session, local, count)}\n`)
    if (!session.io.signal.aborted) await once(session.io.signal, 'abort')
  } finally {
    await local.close()
  }
  return { exit: 0, json: {}, said: true, lines: () => [] }
}

function known(name: string): void {
  if (SHOPS.includes(name)) return
  const near = nearest(name, SHOPS)
  throw new CliError('no-such-sandbox', { name, known: near ?? SHOPS.join(', ') })
}

function text({ t }: Session, { facts, config }: Local, count: number): string {
  const stores = Object.values(facts.stores).map(({ connector, settings }) =>
    t('sandbox.store', { url: settings.url ?? '', connector, orders: t.number(count) }),
  )
  return [
    t('sandbox.platform', facts.platform),
    t('sandbox.new-platform', facts.newPlatform),
    ...stores,
    '',
    t('sandbox.paste'),
    JSON.stringify({ journal: './recolte.db', ...config }, undefined, 2),
    '',
    t('sandbox.switch'),
    t('sandbox.stop'),
  ].join('\n')
}
