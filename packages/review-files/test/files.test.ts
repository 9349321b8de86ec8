import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileRecord } from '@recolte/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewFiles } from '../src/index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recolte-review-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

const write = (name: string, text: string | Buffer) => writeFile(join(folder, name), text)

async function records(name: string, text: string | Buffer): Promise<FileRecord[]> {
  await write(name, text)
  const files = reviewFiles(folder)
  const found: FileRecord[] = []
  for await (const group of files.records(await files.find(name))) found.push(...group)
  return found
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
/** Anything a person or a spreadsheet may put into a cell. */
const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replaceAll('\r', '').replaceAll('\u{FEFF}', ''))

describe('a CSV file', () => {
  it('gives back what was written into it, whatever the separator, the quoting and the line ends', async () => {
    const separators = fc.constantFrom(';', ',', '\t')
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(separators, rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (by, cells, end, bom) => {
        const lines = [['id_review', 'id_product', 'review'], ...cells.map((row) => row.map(quoted))]
        const text = `${bom ? '\u{FEFF}' : ''}${lines.map((line) => line.join(by)).join(end)}${end}`
        const expected = cells.map(([id_review, id_product, review]) => ({ id_review, id_product, review }))
        expect(await records('property.csv', text)).toEqual([lines[0], ...expected])
      }),
      { numRuns: 60 },
    )
  })

  it('tells a line of other columns by their number, and goes on', async () => {
    const text = 'id_review;id_product;rate\nr1;11;5\nr2;11\nr3;11;4;x\nr4;12;3\n'
    expect(await records('columns.csv', text)).toEqual([
      ['id_review', 'id_product', 'rate'],
      { id_review: 'r1', id_product: '11', rate: '5' },
      ...[2, 4],
      { id_review: 'r4', id_product: '12', rate: '3' },
    ])
  })

  it('takes a separator at the end of each line for no column', async () => {
    expect(await records('ends.csv', 'id_review;rate\nr1;5;\nr2;4;;\nr3;3\n')).toEqual([
      ['id_review', 'rate'],
      { id_review: 'r1', rate: '5' },
      4,
      { id_review: 'r3', rate: '3' },
    ])
  })

  it('takes a quote within a cell for one that was typed', async () => {
    expect(await records('typed.csv', 'id_review;review\nr1;dit "bien"\nr2;"""oui"""\n')).toEqual([
      ['id_review', 'review'],
      { id_review: 'r1', review: 'dit "bien"' },
      { id_review: 'r2', review: '"oui"' },
    ])
  })

  it.each([
    ['a quote that is never closed', 'id_review;id_product\nr1;11\n"r2;11\n', 2],
    // What stands in one piece of the file with them is not decoded.
    ['bytes that are no UTF-8', Buffer.from('id_review;id_product\nr1;11\nr2;caf\xe9\n', 'latin1'), 0],
  ])('gives what comes before %s, and says where it ends', async (_, text, count) => {
    const files = reviewFiles(folder)
    await write('broken.csv', text)
    const found: FileRecord[] = []
    const all = async () => {
      for await (const group of files.records(await files.find('broken.csv'))) found.push(...group)
    }
    await expect(all()).rejects.toMatchObject({ code: 'reviews-file-broken', detail: { file: 'broken.csv' } })
    expect(found).toHaveLength(count)
  })

  it('is read without being held', async () => {
    const line = `r1;11;${'é'.repeat(1_000)}\n`
    await write('large.csv', `id_review;id_product;review\n${line.repeat(30_000)}`)
    const files = reviewFiles(folder)
    let n = 0
    let most = 0
    for await (const group of files.records(await files.find('large.csv'))) {
      n += group.length
      most = Math.max(most, group.length)
    }
    expect(n).toBe(1 + 30_000)
    expect(most).toBeLessThanOrEqual(500)
  })
})

describe('an XML file', () => {
  it('holds records wherever they stand, one without an id among them', async () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
      <export><made><date>2026-11-02</date></made><reviews>
        <review action="NEW"><id_review>r1</id_review><id_product>11</id_product><rate>5</rate>
          <review><![CDATA[Très <b>bon</b>]]> &amp; beau</review>
          <moderation><exchange><comment_origin>3</comment_origin><comment>Oui</comment></exchange>
            <exchange><comment_origin>1</comment_origin><comment>Merci</comment></exchange></moderation></review>
        <review action="DELETE"><id_review>r2</id_review></review>
      </reviews></export>`
    expect(await records('nested.xml', text)).toEqual([
      {
        ...{ action: 'NEW', id_review: 'r1', id_product: '11', rate: '5', review: 'Très <b>bon</b> & beau' },
        moderation: [
          { comment_origin: '3', comment: 'Oui' },
          { comment_origin: '1', comment: 'Merci' },
        ],
      },
      { action: 'DELETE', id_review: 'r2' },
    ])
  })

  it('of removals alone holds records, and what stands before the first one that names a review', async () => {
    const gone = (id: string) => `<review><action>DELETE</action><id_review>${id}</id_review></review>`
    expect(
      await records('gone.xml', `<reviews><review><rate>5</rate></review><review/>${gone('r1')}</reviews>`),
    ).toEqual([{ rate: '5' }, {}, { action: 'DELETE', id_review: 'r1' }])
  })

  it('gives what comes before the place where it breaks', async () => {
    await write('breaks.xml', '<a><r><id_review>r1</id_review></r><r><id_review>r2</id_review></r><r></a>')
    const files = reviewFiles(folder)
    const groups = files.records(await files.find('breaks.xml'))[Symbol.asyncIterator]()
    expect((await groups.next()).value).toEqual([{ id_review: 'r1' }, { id_review: 'r2' }])
    await expect(groups.next()).rejects.toMatchObject({ code: 'reviews-file-broken' })
  })

  const bounce = `<bounce><email>lea@example.com</email><reason>${'unknown '.repeat(100)}</reason></bounce>`
  it.each([
    ['of many lines', `<bounces>${bounce.repeat(3_000)}</bounces>`],
    ['of many lines further in', `<export><bounces>${bounce.repeat(3_000)}</bounces></export>`],
    ['of endless elements', `<a>${'<b>'.repeat(2_000_000)}</a>`],
    ['of one endless text', `<a><b>${'x'.repeat(2_000_000)}</b></a>`],
  ])('%s without a review holds no record, and is not broken', async (_, text) => {
    expect(await records('other.xml', text)).toEqual([])
  })

  it('is read on where reviews come after much else', async () => {
    const reviews = '<reviews><review><id_review>r1</id_review></review></reviews>'
    expect(await records('after.xml', `<export><bounces>${bounce.repeat(3_000)}</bounces>${reviews}</export>`)).toEqual(
      [{ id_review: 'r1' }],
    )
  })

  it.each([
    ['cut off', '<a><r><id_review>r1</id_review><id_product>1</id_product></r><r><id_rev'],
    ['not well-formed', '<a><r><id_review>r1</id_review><id_product>1</id_product></r><r></a>'],
    ['with entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a><r><id_review>&x;</id_review></r></a>'],
    [
      'with entities that grow',
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><a><r><id_review>&c;</id_review></r></a>`,
    ],
    [
      'that reads another file',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><r><id_review>&x;</id_review></r></a>',
    ],
    ['of one endless record', `<a><r><id_review>${'x'.repeat(2_000_000)}</id_review></r></a>`],
  ])('%s is broken, not believed', async (_, text) => {
    await expect(records('hostile.xml', text)).rejects.toMatchObject({ code: 'reviews-file-broken' })
  })
})

it('lists files by when they were written, and nothing else of the folder', async () => {
  const own = await mkdtemp(join(folder, 'list-'))
  for (const [name, at] of [
    ['b.csv', 1_000],
    ['a.XML', 2_000],
    ['notes.txt', 3_000],
  ] as const) {
    await writeFile(join(own, name), '')
    await utimes(join(own, name), at, at)
  }
  const files = reviewFiles(folder)
  expect((await files.list(own)).map(({ name }) => name)).toEqual(['b.csv', 'a.XML'])
  await expect(files.list('not-there')).rejects.toMatchObject({ code: 'reviews-folder', detail: { why: 'ENOENT' } })
  await expect(files.find('not-there.csv')).rejects.toMatchObject({ code: 'reviews-file' })
})

it('says of a file that the system does not give now that it is to be tried again', async () => {
  const files = reviewFiles(folder)
  await write('taken.csv', 'id_review;id_product\n')
  const file = await files.find('taken.csv')
  await rm(file.path)
  await expect(files.records(file)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    ...{ code: 'reviews-file', fate: 'retry', detail: { file: 'taken.csv', why: 'ENOENT' } },
  })
})
