import { basename } from 'node:path'
import type { OrderStatus, StoreInfo } from '@recolte/core'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CONNECTORS } from '../connectors.ts'
import { inStore } from '../in-store.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { storesNamed } from './options.ts'

export const statuses: CommandSpec = {
  name: 'statuses',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [],
  help: (t) => t('help.statuses'),
  examples: ['recolte statuses boutique', 'recolte statuses boutique --json'],
  needsConfig: true,
  run,
}

interface Shop {
  info: StoreInfo
  statuses: (OrderStatus & { chosen: boolean })[]
}

async function run(session: Session, { argument }: Given): Promise<Outcome> {
  const [store, ...others] = storesNamed(session, argument)
  if (store === undefined || others.length > 0) {
    throw new CliError('which-store', { known: Object.keys(session.config().config.stores).join(', ') })
  }
  const shop = await withRecolte(session, (recolte) => inStore(store, recolte.statuses(store)))
  return {
    exit: 0,
    json: { statuses: shop.statuses.map(statusJson) },
    lines: () => statusLines(session, store, shop),
  }
}

const statusJson = ({ code, label, chosen, meaning, count }: Shop['statuses'][number]): object => ({
  code,
  label,
  chosen,
  ...(meaning === undefined ? {} : { meaning }),
  ...(count === undefined ? {} : { count }),
})

function statusLines(session: Session, store: string, { info, statuses: all }: Shop): string[] {
  const { t, colour } = session
  const codes = Math.max(...all.map(({ code }) => code.length)) + 2
  const labels = Math.max(...all.map(({ label }) => label.length)) + 2
  const rows = all.map(({ code, label, chosen, count }) => {
    const orders = count === undefined ? '' : t.count('statuses.count', count)
    const line = `${code.padEnd(codes)}${label.padEnd(labels)}${orders.padStart(14)}`
    return chosen ? colour.good(`● ${line}   ${t('statuses.chosen')}`) : `  ${line.trimEnd()}`
  })
  const chosen = session.config().config.stores[store]
  const connector = CONNECTORS.find((one) => one.name === chosen?.connector)
  const absent = (chosen?.trigger ?? []).filter((written) => {
    const code = connector?.normaliseStatus?.(written) ?? written
    return code !== 'onorder' && !all.some((one) => one.code === code)
  })
  return [
    colour.strong(t('statuses.of', { store, software: info.software })),
    ...rows,
    ...absent.map((code) => colour.watch(t('statuses.absent', { code }))),
    t('statuses.change', { store, file: basename(session.config().path) }),
  ]
}
