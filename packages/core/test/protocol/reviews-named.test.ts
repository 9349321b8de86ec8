import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areProductReviews, readNamed, readNamedAverage } from '../../src/protocol/reviews/named.ts'
import { readTabs } from '../../src/protocol/reviews/tabs.ts'

const PARIS = 'Europe/Paris'
const feed = {
  ...{
    id_review: 's-1',
    id_review_product: 'r-1',
    id_product: '11',
    rate: '4',
    review: 'Très bon',
    lastname: 'Martin',
  },
  ...{ firstname: 'Léa', email: 'lea@example.com', review_date: '2026-07-01 10:00:00', order_ref: 'N1' },
}
const api = {
  ...{ review_id: 'r-1', product_variation_id: '11', review_rate: 4, review_content: 'Très bon', product_sku: null },
  ...{ author_firstname: 'Léa', author_lastname: 'Martin', review_date: '2026-07-01T08:00:00Z' },
}

describe('a review by the names of its fields', () => {
  it.each([
    ['the files', feed],
    ['the API', api],
    [
      'a spreadsheet',
      Object.fromEntries(Object.entries(feed).map(([name, value]) => [` ${name.toUpperCase()} `, value])),
    ],
  ])('is the same from %s', (_, record) => {
    expect(readNamed(record, PARIS)).toEqual({
      kind: 'new',
      review: {
        ...{ id: 'r-1', product: '11', rating: 4, text: 'Très bon', author: 'Léa M.' },
        writtenAt: Date.UTC(2026, 6, 1, 8),
      },
    })
  })

  it('says that there are no pictures and answers only where it has a place for them', () => {
    const line = readNamed({ ...feed, medias: '', moderation: [] }, PARIS)
    expect(line).toMatchObject({ review: { media: [], exchanges: [] } })
  })

  it('takes the verb from whichever column says one, and not from what people wrote', () => {
    expect(readNamed({ ...feed, '': 'DELETE' }, PARIS)).toEqual({ kind: 'delete', id: 'r-1' })
    expect(readNamed({ ...feed, what: 'UPDATE' }, PARIS)).toMatchObject({ kind: 'update' })
    expect(readNamed({ ...feed, review: 'DELETE' }, PARIS)).toMatchObject({ kind: 'new', review: { text: 'DELETE' } })
    expect(readNamed({ ...feed, action: 'DROP' }, PARIS)).toMatchObject({ kind: 'rejected', problem: 'review-no-verb' })
  })

  it('reads exchanges and media as lists, and as the one thing that XML makes of a list of one', () => {
    const said = { comment_date: '2026-07-02T09:00:00Z', comment_origin: '3', comment: 'Merci' }
    const media = [{ type: 'image', url: 'https://media.example/1.jpg', sizes: { small: 'javascript:alert(1)' } }]
    for (const moderation of [said, [said]]) {
      expect(readNamed({ ...feed, moderation, medias: media }, PARIS)).toMatchObject({
        review: {
          media: ['https://media.example/1.jpg'],
          exchanges: [{ from: 'customer', text: 'Merci', at: Date.UTC(2026, 6, 2, 9) }],
        },
      })
    }
  })

  it.each([
    [{ ...feed, id_review_product: '', id_review: '' }, 'review-no-id'],
    [{ ...feed, id_product: ' ' }, 'review-no-product'],
    [{ ...feed, rate: 'ten' }, 'review-rating'],
    [{ ...feed, rate: '-1' }, 'review-rating'],
    [{}, 'review-no-id'],
  ])('is rejected for what it lacks, without a word of its author: %#', (record, problem) => {
    const line = readNamed(record, PARIS)
    expect(line).toMatchObject({ kind: 'rejected', problem })
    expect(JSON.stringify(line)).not.toMatch(/Martin|Léa|example/)
  })

  it('makes one line of anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (extra) => {
        const line = readNamed({ ...feed, ...extra }, PARIS)
        expect(['new', 'update', 'delete', 'average', 'rejected']).toContain(line.kind)
      }),
    )
  })
})

it('a list is one of product reviews by its products, or by being of removals alone', () => {
  expect(areProductReviews([{ id_review: 'r1' }, feed])).toBe(true)
  expect(areProductReviews([{ id_review: 'r1', action: 'DELETE' }])).toBe(true)
  expect(areProductReviews([{ id_review: 'r1', action: 'DELETE' }, { id_review: 'r2' }])).toBe(false)
  expect(areProductReviews([{ email: 'lea@example.com', reason: 'unknown' }])).toBe(false)
  expect(areProductReviews([])).toBe(false)
})

it('an average is read by its names, or rejected', () => {
  const average = { product: '11', average: 4.6, count: 128 }
  expect(readNamedAverage({ id_product: '11', rate: '4,6', nb_reviews: '128' })).toEqual({ kind: 'average', average })
  expect(readNamedAverage({ id_product: '11', rate: '9', nb_reviews: '1' })).toMatchObject({ kind: 'rejected' })
})

/** What a column may hold: neither a tab nor a line's end, and blanks at its ends are not kept. */
const column = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[\t\r\n]/g, '').trim())
const said = fc.tuple(fc.constantFrom('', '1790000000'), fc.constantFrom('1', '2', '3'), column)

describe('reviews in columns', () => {
  it.each([12, 15, 16])('of %i columns give back what was written into them', (head) => {
    fc.assert(
      fc.property(column, fc.array(said, { maxLength: 4 }), (text, exchanges) => {
        const first = ['NEW', '', 'r-1', '', '11', '1790000000', text, '4', 'Martin', 'Léa', '']
        // The middle is empty, so that no number there can be taken for a count of exchanges.
        const middle = Array.from({ length: head - first.length - 1 }, () => '')
        const line = [...first, ...middle, String(exchanges.length), ...exchanges.flat()].join('\t')
        expect(readTabs(line)).toMatchObject([
          {
            kind: 'new',
            review: { id: 'r-1', text, rating: 4, exchanges: exchanges.map(([, , words]) => ({ text: words })) },
          },
        ])
      }),
    )
  })

  it('make as many lines as they hold, whatever stands in them', () => {
    const line = fc.array(fc.oneof(column, fc.constantFrom('NEW', 'UPDATE', 'DELETE', 'AVG')), { maxLength: 24 })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const texts = lines.map((columns) => columns.join('\t'))
        const written = texts.filter((text) => text.trim() !== '')
        expect(readTabs(texts.join('\n'))).toHaveLength(written.length)
      }),
    )
  })
})
