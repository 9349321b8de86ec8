import { describe, expect, it } from 'vitest'
import { readPushedJson } from '../../src/protocol/reviews/json.ts'
import { readTabs } from '../../src/protocol/reviews/tabs.ts'

const media = Buffer.from(encodeURIComponent('[{"large":"https://media.example/1.jpg","type":"image"}]')).toString(
  'base64url',
)
const start = ['NEW', '', 'r-1', '', '11', '1767225600', 'Très bon thé', '4,5', 'Martin', 'Léa', '']
const line = (...rest: string[]) => [...start, ...rest].join('\t')

describe('reviews in columns', () => {
  it.each([
    ['until 2018', line('1', '1767312000', '3', 'Merci')],
    ['of Magento 1', line('1766000000', '2', '1', '1', '1767312000', '3', 'Merci')],
    ['with media', line('1766000000', '2', '1', media, '1', '1767312000', '3', 'Merci')],
  ])('are told apart by their own count: %s', (_, text) => {
    const [first] = readTabs(text)
    expect(first).toMatchObject({
      kind: 'new',
      review: { id: 'r-1', product: '11', rating: 4.5, text: 'Très bon thé', author: 'Léa M.' },
    })
    expect(first).toHaveProperty('review.writtenAt', 1_767_225_600_000)
    expect(first).toHaveProperty('review.exchanges', [{ at: 1_767_312_000_000, from: 'customer', text: 'Merci' }])
  })

  it('carry the addresses of their media, and nothing a browser would run', () => {
    expect(readTabs(line('', '', '', media, '0'))[0]).toHaveProperty('review.media', ['https://media.example/1.jpg'])
    const script = Buffer.from(encodeURIComponent('["javascript:alert(1)"]')).toString('base64url')
    expect(readTabs(line('', '', '', script, '0'))[0]).toHaveProperty('review.media', [])
    expect(readTabs(line('0'))[0]).not.toHaveProperty('review.media')
    const item = { idProduit: 'r-1', refProduit: '11', rate: 5 }
    expect(readPushedJson(JSON.stringify({ NEW: [item] }))[0]).not.toHaveProperty('review.media')
    expect(readPushedJson(JSON.stringify({ NEW: [item] }))[0]).not.toHaveProperty('review.exchanges')
    const empty = { ...item, media_full: null, moderation: [] }
    expect(readPushedJson(JSON.stringify({ NEW: [empty] }))[0]).toMatchObject({ review: { media: [], exchanges: [] } })
  })

  it('make one result each, whatever they hold', () => {
    const lines = ['DELETE\t\tr-1\t\t11', 'AVG\tp\t11\t4.6\t128', 'DROP\tx', line('7'), line('0').replace('4,5', '9')]
    expect(readTabs(`${lines.join('\r\n')}\n\n`)).toEqual([
      { kind: 'delete', id: 'r-1' },
      { kind: 'average', average: { product: '11', average: 4.6, count: 128 } },
      { kind: 'rejected', problem: 'review-no-verb', what: 'DROP' },
      { kind: 'rejected', problem: 'review-columns', what: 'new r-1: 12' },
      { kind: 'rejected', problem: 'review-rating', what: 'new r-1 9' },
    ])
  })
})
