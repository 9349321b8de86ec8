import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from './faults/index.ts'
import { worries } from './findings.ts'
import { checkScene, lived, TLS } from './scene.ts'

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), TLS.cert])
})

describe('a shop that is well', () => {
  test.each(['en', 'fr'] as const)('worries nobody (%s)', async (language) => {
    const scene = await lived()
    expect(worries(await scene.check(language))).toEqual([])
  })
})

describe('a fault is named by the diagnosis meant for it, and by no other', () => {
  test.each(FAULTS.map((fault) => [`${fault.title.en} (${fault.found.id}: ${fault.found.code})`, fault] as const))(
    '%s',
    async (_, fault) => {
      const scene = await (fault.lived === false ? checkScene : lived)(fault.setting)
      await fault.arrange?.(scene)
      for (const language of ['en', 'fr'] as const) {
        const found = worries(await scene.check(language, fault.probe))
        expect([...new Set(found.map(({ id }) => id))]).toEqual([fault.found.id])
        const named = found.find(({ code }) => code === fault.found.code)
        expect(named).toMatchObject({ ...fault.found, status: fault.status })
        for (const word of fault.evidence) expect(named?.message).toMatch(word)
        for (const word of fault.next) expect(named?.next).toMatch(word)
        expect(`${named?.message} ${named?.next}`).not.toMatch(/\{\w/)
      }
    },
  )
})
