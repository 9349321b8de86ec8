import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ConfigChange, type World, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }

/** Said in both languages, with exit 2, before anything was asked or written. */
async function expectRefused(made: World, fr: RegExp[], en: RegExp[]): Promise<void> {
  const french = await made.run(['sync'])
  for (const words of fr) expect(french.err).toMatch(words)
  const english = await made.run(['sync', '--lang', 'en', '--json'])
  const { ok, error }: { ok: boolean; error: { code: string; message: string; next: string } } = JSON.parse(english.out)
  for (const words of en) expect(`${error.message} ${error.next}`).toMatch(words)
  expect({ ok, french: french.exit, out: french.out, english: english.exit }).toEqual({
    ok: false,
    french: 2,
    out: '',
    english: 2,
  })
  expect(`${french.err}${english.err}`).not.toMatch(/node:internal|at .*\.js:\d/)
  expect(made.shop.requests + made.platform.requests).toBe(0)
}

const ONE_BY_ONE: [string, ConfigChange, RegExp, RegExp][] = [
  [
    'a method that is none',
    { store: { method: 'webservise' } },
    /le mode d’envoi « webservise », qui n’existe pas.*« webservice »/s,
    /"webservise".*webservice/s,
  ],
  ['an account that is none', { store: { account: 'man' } }, /le compte « man », absent.*« main »/s, /"man".*"main"/s],
  [
    'a connector that is none',
    { store: { connector: 'woocomerce' } },
    /« woocomerce », qui n’est pas installé.*« woocommerce »/s,
    /"woocomerce".*woocommerce/s,
  ],
  [
    'plain http elsewhere',
    { settings: { url: 'http://shop.example' } },
    /stores\.boutique\.settings\.url.*https/s,
    /stores\.boutique\.settings\.url.*https/s,
  ],
  [
    'a platform on plain http elsewhere',
    { account: { platform: 'http://platform.example' } },
    /http:\/\/platform\.example n’est pas chiffrée/,
    /http:\/\/platform\.example is not encrypted/,
  ],
]

describe.concurrent('a configuration', () => {
  it('that is wrong in many places is told of whole, each with its path and the nearest word', SLOW, async (test) => {
    const made = await world(
      test,
      {},
      {
        account: { secretKey: `\${RECOLTE_SECRET}`, timeZone: 'Paris' },
        store: { triger: ['completed'], pollEvery: 15 },
        settings: { url: 'shop' },
      },
    )
    await expectRefused(
      made,
      [
        /5 points à corriger/,
        /accounts\.main\.secretKey lit la variable RECOLTE_SECRET, qui n’existe pas/,
        /accounts\.main\.timeZone n’est pas un fuseau horaire/,
        /stores\.boutique\.triger n’est pas un réglage\. Vouliez-vous dire « trigger » \?/,
        /stores\.boutique\.pollEvery est 15|stores\.boutique\.pollEvery est un nombre|pollEvery est number|pollEvery est/,
        /stores\.boutique\.settings\.url/,
        /rien n’a été envoyé/,
      ],
      [
        /RECOLTE_SECRET/,
        /Did you mean "trigger"\?/,
        /timeZone is not a time zone/,
        /settings\.url/,
        /nothing was sent/,
      ],
    )
  })

  it.for(ONE_BY_ONE)('with %s is refused with the right word', SLOW, async ([_, change, fr, en], test) => {
    await expectRefused(await world(test, {}, change), [fr], [en])
  })

  it('that is empty or broken JSON is told of by its place', SLOW, async (test) => {
    const made = await world(test)
    const file = join(made.folder, 'recolte.config.json')
    const language = { LANG: 'fr_FR.UTF-8' }
    writeFileSync(file, '')
    const empty = await made.run(['sync'], { environment: language })
    expect(empty).toMatchObject({ exit: 2, out: '' })
    expect(empty.err).toMatch(/recolte\.config\.json n’est pas du JSON valable : voyez ligne 1/)
    writeFileSync(file, '{\n  "accounts": {,\n}')
    expect((await made.run(['sync'], { environment: language })).err).toMatch(/voyez ligne 2, colonne 16/)
    const english = await made.run(['sync', '--json', '--lang', 'en'])
    expect(JSON.parse(english.out)).toMatchObject({ ok: false, error: { code: 'config-not-json' } })
    expect(english.exit).toBe(2)
  })
})
