import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { references } from './asked.ts'
import type { Ended } from './command.ts'
import { CLIENT_SECRET, newTrouble, newWorld } from './new-world.ts'
import { type FaultyShop, magento, prestashop, shopify, worldOf } from './other-shops.ts'
import { populate } from './population.ts'
import { CONSUMER_KEY, CONSUMER_SECRET, SECRET_KEY, type World, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }

/** Each secret as it is, in an address, in a form, in Base64 alone and as one half of a pair. */
function written(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  const form = new URLSearchParams([['', secret]]).toString().slice(1)
  const pair = Buffer.from(`${CONSUMER_KEY}:${secret}`).toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), form, base64, pair, JSON.stringify(secret).slice(1, -1)]
}

const SECRETS = [SECRET_KEY, CONSUMER_SECRET].flatMap(written)

/** A whole address of a buyer; a masked one (c•••@client.example) is none. */
const ADDRESS = /[a-z0-9]+(@|%40)(client|relay\.marketplace)\.example/i

function leaks(text: string): string[] {
  const address = ADDRESS.exec(text)
  return [...SECRETS.filter((secret) => text.includes(secret)), ...(address === null ? [] : [address[0]])]
}

/** Every table of the journal but the one that is made for it. */
function journalText(location: string): string {
  const db = new DatabaseSync(location, { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const rows = tables
    .map(({ name }) => String(name))
    .filter((name) => name !== 'payload')
    .flatMap((name) => db.prepare(`SELECT * FROM "${name}"`).all())
  db.close()
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  )
}

/** All that the command has to say, in each language, to people and to machines. */
async function everythingSaid(made: World, reference: string): Promise<Ended[]> {
  const commands = [
    ['sync'],
    ['sync', '--json'],
    ['explain', reference],
    ['explain', reference, '--json', '--lang', 'en'],
    ['check'],
    ['check', '--json', '--probe'],
    ['statuses', 'boutique'],
    ['retry', reference, '--json'],
    ['cancel', reference],
  ]
  const said: Ended[] = []
  for (const args of commands) said.push(await made.run(args, { environment: { RECOLTE_DEBUG: '1' } }))
  const input = `client${reference}@client.example\n`
  said.push(await made.run(['explain', '--email'], { input, environment: { RECOLTE_DEBUG: '1' } }))
  said.push(await made.run(['explain', `client${reference}@client.example`], { environment: { RECOLTE_DEBUG: '1' } }))
  return said
}

function expectNoLeak(said: Ended[]): void {
  for (const { out, err } of said) expect(leaks(out + err), out + err).toEqual([])
}

describe.concurrent('what leaves the process', () => {
  it(
    'holds no address and no secret, whatever goes wrong, and the journal none outside payload',
    SLOW,
    async (test) => {
      const made = await world(test)
      const { qualifying } = populate(made.shop, 40)
      const [reference = ''] = qualifying
      made.platform.fault({ kind: 'code', code: 4, every: 5 })
      made.platform.fault({ kind: 'html', every: 4 })
      expectNoLeak(await everythingSaid(made, reference))
      for (const kind of ['html', '401', 'redirect', 'truncated'] as const) {
        made.shop.clearFaults()
        made.shop.fault({ kind, rate: 1, location: `https://elsewhere.example/?key=${CONSUMER_SECRET}` })
        const run = await made.run(['sync', '--json'], { environment: { RECOLTE_DEBUG: '1' } })
        expectNoLeak([run, await made.run(['check'], { environment: { RECOLTE_DEBUG: '1' } })])
      }
      made.shop.clearFaults()
      expect(made.platform.asked).toBeGreaterThan(5)
      expect(leaks(journalText(made.journal))).toEqual([])
    },
  )

  it('holds neither the new platform’s client secret nor a token of it, whatever goes wrong', SLOW, async (test) => {
    const made = await newWorld(test)
    made.configure(made.moved)
    const { qualifying } = populate(made.shop, 40)
    newTrouble(made.newPlatform)
    const said = await everythingSaid(made, qualifying[0] ?? '')
    made.newPlatform.fault({ kind: '401', on: 'token', rate: 1 })
    said.push(await made.run(['check', '--probe'], { environment: { RECOLTE_DEBUG: '1' } }))
    const given = [...made.authorizations].map((header) => header.replace(/^\w+ /, ''))
    expect(given.length).toBeGreaterThan(1)
    const secrets = [...written(CLIENT_SECRET), ...given]
    const all = [...said.map(({ out, err }) => out + err), journalText(made.journal)]
    for (const text of all)
      expect(
        secrets.filter((secret) => text.includes(secret)),
        text,
      ).toEqual([])
    expectNoLeak(said)
  })

  it.for<[string, () => FaultyShop]>([
    ['PrestaShop', prestashop],
    ['Magento', magento],
    ['Shopify', shopify],
  ])('holds no secret of a %s', SLOW, async ([, open], test) => {
    const shop = open()
    const made = await worldOf(test, shop)
    const reference = shop.add()
    const texts: string[] = []
    const say = async (...args: string[]) => {
      const { out, err } = await made.run(args, { environment: { RECOLTE_DEBUG: '1' } })
      texts.push(out + err)
    }
    await say('sync', '--json')
    await say('explain', reference)
    for (const kind of ['401', 'html'].map((name) => shop.faults.find((known) => known.startsWith(name)) ?? name)) {
      shop.fail(kind, 1)
      await say('sync')
      await say('check', '--json')
      shop.mend()
    }
    expect(references(made.platform)).toEqual([reference])
    const secrets = shop.secrets().flatMap(written)
    for (const text of [...texts, journalText(made.journal)])
      expect(
        secrets.filter((secret) => text.includes(secret)),
        text,
      ).toEqual([])
  })

  it('holds none where the configuration itself is broken', SLOW, async (test) => {
    const made = await world(test)
    const file = join(made.folder, 'recolte.config.json')
    const debug = { environment: { RECOLTE_DEBUG: '1' } }
    const said: Ended[] = []
    made.configure({ account: { secretKey: SECRET_KEY, sekretKey: SECRET_KEY } })
    said.push(await made.run(['sync'], debug))
    made.configure({ account: { secretKey: SECRET_KEY }, settings: { consumerSecret: CONSUMER_SECRET, url: 3 } })
    said.push(await made.run(['check', '--json'], debug))
    writeFileSync(file, readFileSync(file, 'utf8').replace('"settings"', '"settings'))
    said.push(await made.run(['sync', '--lang', 'en'], debug))
    for (const { exit } of said) expect(exit).toBe(2)
    expectNoLeak(said)
    expect(readdirSync(made.folder)).toEqual(['recolte.config.json'])
  })

  it('holds none in a demonstration', SLOW, async (test) => {
    const made = await world(test)
    const demo = await made.run(['demo'], { environment: { RECOLTE_DEBUG: '1' } })
    expect(demo.exit).toBe(0)
    expect(leaks(demo.out + demo.err)).toEqual([])
  })
})
