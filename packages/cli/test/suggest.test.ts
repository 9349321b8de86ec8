import { expect, test } from 'vitest'
import { editDistance, nearest } from '../src/config/suggest.ts'

test('a swap of neighbours, a missing and a wrong letter count one each', () => {
  expect(editDistance('triger', 'trigger')).toBe(1)
  expect(editDistance('mian', 'main')).toBe(1)
  expect(editDistance('accaunt', 'account')).toBe(1)
  expect(editDistance('', 'abc')).toBe(3)
})

test('the nearest right word is offered whatever its case', () => {
  expect(nearest('webid', ['webId', 'secretKey'])).toBe('webId')
  expect(nearest('--qiet', ['--quiet', '--store'])).toBe('--quiet')
})

test('nothing is offered where no word is near', () => {
  expect(nearest('colour', ['trigger', 'account'])).toBeUndefined()
  expect(nearest('ab', ['cd'])).toBeUndefined()
})
