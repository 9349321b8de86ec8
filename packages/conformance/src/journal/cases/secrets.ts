import { expect } from 'vitest'
import { cases } from '../case.ts'

export const secretCases = cases('a secret', {
  'is kept as it was written, for every process, and replaced by the next': async ({ journal, reopen }) => {
    expect(await journal.secrets(['a', 'b'])).toEqual({})
    expect(await journal.writeSecrets({ a: 'one', b: 'two' })).toBe(true)
    expect(await journal.writeSecrets({ b: 'three' })).toBe(true)
    const second = await reopen()
    expect(await second.secrets(['a', 'b', 'c'])).toEqual({ a: 'one', b: 'three' })
    await second.close()
  },
  'is forgotten where nothing is written in its place': async ({ journal, sql }) => {
    await journal.writeSecrets({ a: 'one', b: 'two' })
    await journal.writeSecrets({ a: undefined, never: undefined })
    expect(await sql('SELECT name, ciphertext FROM secret')).toEqual([{ name: 'b', ciphertext: 'two' }])
  },
  'is written only where all that go with it still stand as they were read': async ({ journal }) => {
    await journal.writeSecrets({ token: 'one', refresh: 'one' })
    const read = await journal.secrets(['token', 'refresh'])
    expect(await journal.writeSecrets({ token: 'two', refresh: 'two' }, read)).toBe(true)
    expect(await journal.writeSecrets({ token: 'late', refresh: 'late' }, read)).toBe(false)
    expect(await journal.writeSecrets({ refresh: 'late', another: 'late' }, read)).toBe(false)
    expect(await journal.secrets(['token', 'refresh', 'another'])).toEqual({ token: 'two', refresh: 'two' })
  },
  'of which nothing was read is written only where there is still nothing': async ({ journal }) => {
    expect(await journal.writeSecrets({ a: 'one' }, {})).toBe(true)
    expect(await journal.writeSecrets({ a: 'two' }, {})).toBe(false)
    expect(await journal.writeSecrets({ a: undefined }, { a: 'one' })).toBe(true)
    expect(await journal.writeSecrets({ a: undefined }, { a: 'one' })).toBe(false)
  },
  'has one winner where two processes write at once': async ({ journal, reopen }) => {
    const second = await reopen()
    const outcomes = await Promise.all([journal.writeSecrets({ a: 'one' }, {}), second.writeSecrets({ a: 'two' }, {})])
    expect(outcomes.toSorted()).toEqual([false, true])
    expect(await journal.secrets(['a'])).toEqual({ a: outcomes[0] ? 'one' : 'two' })
    await second.close()
  },
})
