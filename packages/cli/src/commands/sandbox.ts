import { once } from 'node:events'
import type { App } from '@recolte/sandbox'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { nearest } from '../config/suggest.ts'
import type { Local } from '../local.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { optionalText, wholeNumber } from './options.ts'

const ORDERS = 250
const given = z.object({ port: optionalText, orders: optionalText, connector: z.string().default('woocommerce') })

export const sandbox: CommandSpec = {
  name: 'sandbox',
  options: [
    { flags: '--port <port>', help: (t) => t('help.option.port') },
    { flags: '--orders <number>', help: (t) => t('help.option.orders') },
    { flags: '--connector <name>', help: (t) => t('help.option.sandbox-connector') },
  ],
  help: (t) => t('help.sandbox'),
  examples: [
    'recolte sandbox',
    'recolte sandbox --connector shopify',
    'recolte sandbox --orders 5000 --port 8900',
    'recolte sandbox --json',
  ],
  needsConfig: false,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { port, orders, connector } = given.parse(options)
  const count = wholeNumber('--orders', orders, { most: 10_000_000, command: 'sandbox' }) ?? ORDERS
  const at = wholeNumber('--port', port, { most: 65_532, command: 'sandbox' })
  // Its stand-ins are large, and no other command needs them.
  const { isLocalShop, LOCAL_SHOPS } = await import('../local-shops.ts')
  const { startLocal } = await import('../local.ts')
  if (!isLocalShop(connector)) throw unknownShop(connector, Object.keys(LOCAL_SHOPS))
  const local = await startLocal<App>(LOCAL_SHOPS[connector]({ orders: count }), { port: at })
  try {
    session.writer.out(session.json ? `${JSON.stringify(local.facts)}\n` : `${text(session, local, count)}\n`)
    if (!session.io.signal.aborted) await once(session.io.signal, 'abort')
  } finally {
    await local.close()
  }
  return { exit: 0, json: {}, said: true, lines: () => [] }
}

const unknownShop = (name: string, shops: string[]) =>
  new CliError('no-such-sandbox', { name, known: nearest(name, shops) ?? shops.join(', ') })

function text({ t }: Session, { facts, config }: Local, count: number): string {
  const stores = Object.values(facts.stores).map(({ connector, settings }) =>
    t('sandbox.store', { url: settings.url ?? '', connector, orders: t.number(count) }),
  )
  return [
    t('sandbox.platform', facts.platform),
    t('sandbox.new-platform', facts.newPlatform),
    t('sandbox.reviews', facts.reviews),
    ...stores,
    '',
    t('sandbox.paste'),
    JSON.stringify({ journal: './recolte.db', ...config }, undefined, 2),
    '',
    t('sandbox.switch'),
    t('sandbox.stop'),
  ].join('\n')
}
