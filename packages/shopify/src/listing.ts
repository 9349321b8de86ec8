import type { ChangePage, ConnectorContext } from '@recolte/core'
import type { Client } from './client.ts'
import { createFitting, type Fitting } from './fitting.ts'
import { mapRow, parseRow } from './mapping.ts'
import { idOf } from './schema.ts'
import type { Settings } from './settings.ts'
import type { Rules } from './status.ts'

/** The shop allows no more in a page. */
export const MOST_ROWS = 250

export interface Listing {
  client: Client
  settings: Settings
  context: ConnectorContext
  rows: Fitting
}

export const createListing = (client: Client, settings: Settings, context: ConnectorContext): Listing => ({
  ...{ client, settings, context },
  rows: createFitting(MOST_ROWS),
})

/** Quoted, since the search cuts a date at its colons otherwise (docs/platforms/shopify.md, "Search"). */
export const sinceSearch = (field: string, since: Date): string => `${field}:>='${seconds(since)}'`
export const beforeSearch = (field: string, end: Date): string => `${field}:<'${seconds(end)}'`

const seconds = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

export const rulesOf = ({ settings, context }: Pick<Listing, 'settings' | 'context'>): Rules => ({
  now: context.clock.now(),
  deliveredAfterDays: settings.deliveredAfterDays,
  named: context.named ?? [],
})

/** An entry that cannot be understood is named and its neighbours go on; without an id, by its place. */
export function pageOf(entries: unknown[], rules: Rules): Pick<ChangePage, 'rows' | 'unreadable'> {
  const rows: ChangePage['rows'] = []
  const unreadable: ChangePage['unreadable'] = []
  for (const [index, raw] of entries.entries()) {
    const parsed = parseRow(raw)
    if ('value' in parsed) rows.push(mapRow(parsed.value, rules))
    else unreadable.push({ id: idOf(raw) ?? `?${index + 1}`, problem: parsed.problem })
  }
  return { rows, unreadable }
}
