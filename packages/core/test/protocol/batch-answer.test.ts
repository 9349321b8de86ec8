import { describe, expect, it } from 'vitest'
import { readBatchAnswer } from '../../src/protocol/batch-answer.ts'
import { readTokenAnswer } from '../../src/protocol/token.ts'

const read = (status: number, body: unknown, headers = {}) =>
  readBatchAnswer(status, headers, typeof body === 'string' ? body : JSON.stringify(body))
const outcome = (status: number, body: unknown) => {
  const answer = read(status, body)
  return answer.kind === 'whole' ? answer.receipt.outcome : answer.kind
}

describe('an answer to a batch', () => {
  it.each([200, 202])('%i takes all of it, whatever the body says of nobody', (status) => {
    for (const body of ['', '[]', [{ purchase_reference: 'A' }], 'OK', { message: 'done' }]) {
      expect(read(status, body)).toMatchObject({ kind: 'taken', vague: false, refused: new Map() })
    }
  })

  it('206 names those refused, each in the platform’s words and without an address', () => {
    const answer = read(206, [
      { purchase_reference: 'A', error_description: 'bad address ada@client.example' },
      { purchase_reference: 7, error: { code: 12 } },
      { purchase_reference: 'C', error: null },
    ])
    expect(answer).toMatchObject({
      vague: false,
      refused: new Map([
        ['A', 'bad address a***@client.example'],
        ['7', '{"code":12}'],
      ]),
    })
  })

  it('is read in an envelope, too', () => {
    const refused = new Map([['A', 'no']])
    expect(read(206, { errors: [{ purchase_reference: 'A', error: 'no' }] })).toMatchObject({ refused, vague: false })
  })

  it.each([
    ['a part refused without a name', 206, [{ error: 'one of them' }]],
    ['a part refused and nothing said', 206, '[]'],
    ['an answer cut short', 200, '[{"purchase_reference":"A","err'],
  ])('%s is vague', (_, status, body) => {
    expect(read(status, body)).toMatchObject({ kind: 'taken', vague: true })
  })

  it.each([
    [400, { message: 'bad' }, 'malformed'],
    [422, '', 'malformed'],
    [413, '', 'malformed'],
    [401, '', 'token'],
    [403, '', 'credentials'],
    [404, '', 'credentials'],
    [429, '', 'retry'],
    [500, { message: 'oops' }, 'retry'],
    [500, '[VALIDATION SERVICE]: An error occurred on fetch Shop of website: x', 'credentials'],
    [503, '<html>', 'retry'],
    [502, '<html>', 'unanswered'],
    [504, '', 'unanswered'],
    [200, '<!DOCTYPE html><h1>Maintenance</h1>', 'unanswered'],
    [302, '', 'retry'],
  ])('%i %j is %s', (status, body, expected) => {
    expect(outcome(status, body)).toBe(expected)
  })

  it('says when to come back', () => {
    expect(read(429, '', { 'retry-after': '30' })).toMatchObject({ receipt: { retryAfterMs: 30_000 } })
  })
})

describe('an answer to the request for a token', () => {
  it('gives a token and how long it lasts; where that is not said, five minutes', () => {
    const token = (body: object) => readTokenAnswer(200, {}, JSON.stringify(body))
    expect(token({ access_token: 'T', expires_in: 60 })).toEqual({ kind: 'token', token: 'T', lastsMs: 60_000 })
    expect(token({ access_token: 'T', expires_in: '60' })).toMatchObject({ lastsMs: 60_000 })
    expect(token({ access_token: 'T' })).toMatchObject({ lastsMs: 300_000 })
  })

  it.each([
    [401, '{"error":"invalid_client"}', 'credentials'],
    [400, '{"error":"unauthorized_client","error_description":"no"}', 'credentials'],
    [400, '', 'retry'],
    [500, '', 'retry'],
    [200, '<html>', 'retry'],
    [302, '', 'retry'],
  ])('%i %s is %s: no event has left', (status, body, expected) => {
    const answer = readTokenAnswer(status, {}, body)
    expect(answer).toMatchObject({ kind: 'failed', receipt: { outcome: expected } })
  })
})
