import { type Connector, createRecolte, type Finding, openJournal, type Recolte } from '@recolte/core'
import { createPlatform, serve } from '@recolte/sandbox'
import { expect, onTestFinished } from 'vitest'
import { unclosed, worries } from './findings.ts'

const KEYS = { webId: 'web-of-a-test', secretKey: 'secret-of-a-test' }

export interface Change {
  settings?: Record<string, unknown>
  store?: Record<string, unknown>
}

export interface LiveShop {
  recolte(change?: Change): Promise<Recolte>
  /** What the check worries about now and did not while all was well, in either language: one diagnosis must name it. */
  named(id: string, change?: Change): Promise<{ code: string; en: string; fr: string }>
}

/** A real shop connected to the sandbox's platform, read once while all is well. It is left as it was found. */
export async function liveShop(connector: Connector, settings: Record<string, unknown>): Promise<LiveShop> {
  const platform = await serve(createPlatform({ accounts: [KEYS] }))
  const journal = await openJournal(':memory:')
  onTestFinished(async () => {
    await journal.close()
    await platform.close()
  })
  const build = (language: 'en' | 'fr', change: Change = {}) =>
    createRecolte({
      accounts: { main: { ...KEYS, platform: platform.url, ratePerSecond: 0 } },
      stores: {
        boutique: {
          ...{ connector: connector.name, account: 'main', ...change.store },
          settings: { ...settings, allowInsecure: true, ...change.settings },
        },
      },
      connectors: [connector],
      journal: unclosed(journal),
      language,
    })
  const check = async (language: 'en' | 'fr', change?: Change) =>
    worries((await (await build(language, change)).check()).results)
  const first = await build('en')
  await first.sync()
  const usual = new Set((await check('en')).map(nameOf))
  return {
    recolte: (change) => build('en', change),
    async named(id, change) {
      const [en, fr] = [await check('en', change), await check('fr', change)].map((found) =>
        found.filter((one) => !usual.has(nameOf(one))),
      )
      expect([...new Set(en?.map((one) => one.id))]).toEqual([id])
      expect(fr?.map(nameOf)).toEqual(en?.map(nameOf))
      return { code: en?.[0]?.code ?? '', en: textOf(en), fr: textOf(fr) }
    },
  }
}

const nameOf = ({ id, code }: Finding) => `${id}: ${code}`
const textOf = (found: Finding[] | undefined) =>
  (found ?? []).map(({ message, next }) => `${message} → ${next}`).join('\n')
