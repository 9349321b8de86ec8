import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRecolte, openJournal, type Recolte } from '@recolte/core'
import { createPlatform, type Platform, serve } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { TestClock } from '../../core/test/engine/bench.ts'
import { csv } from '../src/index.ts'
import { folder } from './scene.ts'

const HEAD = 'order_ref;email;lastname;firstname;order_date;id_product;name_product'
export const line = (reference: string, product = 'lamp') =>
  `${reference};buyer${reference}@client.example;Lo;Ana;2026-10-20;${product};${product}`

export interface FolderShop {
  path: string
  clock: TestClock
  platform: Platform
  recolte: Recolte
  /** A program ended to write a file of these lines some seconds ago. */
  write(name: string, lines: string[], secondsAgo?: number): void
  put(name: string, text: string, secondsAgo?: number): void
  names(part?: string): string[]
  text(part: string): string
  references(): string[]
  /** Of an order, as the platform got them. */
  products(reference: string): string[]
}

/** A watched folder whose orders go to the platform by its API. */
export async function folderShop(settings: object = {}): Promise<FolderShop> {
  const path = folder()
  const clock = new TestClock()
  const platform = createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }] })
  const listening = await serve(platform)
  const journal = await openJournal(':memory:')
  const recolte = await createRecolte({
    accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: listening.url, ratePerSecond: 0 } },
    stores: { files: { connector: 'csv', account: 'main', settings: { folder: path, ...settings } } },
    connectors: [csv],
    journal,
    clock,
  })
  onTestFinished(async () => {
    await recolte.close()
    await listening.close()
  })
  const put: FolderShop['put'] = (name, text, secondsAgo = 600) => {
    writeFileSync(join(path, name), text)
    const at = clock.time / 1_000 - secondsAgo
    utimesSync(join(path, name), at, at)
  }
  return {
    ...{ path, clock, platform, recolte },
    write: (name, lines, secondsAgo) => put(name, [HEAD, ...lines, ''].join('\n'), secondsAgo),
    put,
    names: (part = '') =>
      readdirSync(join(path, part), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    text: (part) => readFileSync(join(path, part, readdirSync(join(path, part))[0] ?? ''), 'utf8'),
    products(reference) {
      const message = JSON.stringify([...platform.held()].find((held) => held.reference === reference)?.messages)
      return [...message.matchAll(/"id_product":"(\w+)"/g)].map(([, id = '']) => id)
    },
    references: () => [...platform.held()].map(({ reference }) => reference).sort(),
  }
}
