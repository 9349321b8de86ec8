import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerText } from '../../src/messages/answers.ts'
import { readReceipt } from '../../src/protocol/receipt.ts'

describe('a receipt', () => {
  it.each([
    [{ return: 1, debug: 'Success' }, 'collected'],
    [{ return: '1', debug: 'Success' }, 'collected'],
    [{ return: 2, debug: 'x' }, 'credentials'],
    [{ return: ' 3 ' }, 'credentials'],
    [{ return: 4, debug: 'order_date' }, 'refused'],
    [{ return: 99 }, 'retry'],
    [{ return: '1.5' }, 'unanswered'],
    [{ return: true }, 'unanswered'],
    [{}, 'unanswered'],
  ])('%j is %s', (body, outcome) => {
    expect(readReceipt(200, {}, JSON.stringify(body)).outcome).toBe(outcome)
  })

  it.each([
    [200, '<html>maintenance</html>', 'unanswered'],
    [200, '', 'unanswered'],
    [200, '{"return":1', 'unanswered'],
    [200, '[1]', 'unanswered'],
    [500, '{"return":1}', 'unanswered'],
    [503, 'busy', 'unanswered'],
    [429, '', 'retry'],
    [403, '<html>', 'retry'],
    [302, '', 'retry'],
  ])('status %i with %j proves nothing: %s', (status, body, outcome) => {
    expect(readReceipt(status, {}, body).outcome).toBe(outcome)
  })

  it('waits as long as the platform asks', () => {
    expect(readReceipt(429, { 'retry-after': '7' }, '').retryAfterMs).toBe(7_000)
  })

  it('keeps the platform’s words without an address in them', () => {
    const { message } = readReceipt(
      200,
      {},
      JSON.stringify({ return: 4, debug: 'bad e-mail jeanne.dupont@example.com' }),
    )
    expect(message).toBe('bad e-mail j***@example.com')
  })

  it('says where a redirect leads, without its query', () => {
    const read = readReceipt(301, { location: 'https://www.example.com/index.php?secret=1' }, '')
    expect(read.code).toBe('redirect')
    expect(answerText(read.message, 'en')).toBe('redirected (301) to https://www.example.com/index.php')
  })

  it('is read from anything without an exception', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
        expect(readReceipt(status, {}, body).message).not.toBe('')
      }),
    )
  })
})
