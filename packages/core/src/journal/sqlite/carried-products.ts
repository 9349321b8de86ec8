import type { ProductDetail } from '../../model/purchase.ts'
import type { CarriedProducts } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, text } from './rows.ts'

const PURCHASES = 100
const MOST = 5

/** The newest purchases; a shop's size changes nothing. */
const FEW = `few AS MATERIALIZED (SELECT p.handover_id, p.body FROM (SELECT handover_id FROM orders
  WHERE store = ? AND handover_id IS NOT NULL ORDER BY pass DESC, rowid DESC LIMIT ${PURCHASES}) newest
  JOIN payload p ON p.handover_id = newest.handover_id)`

const ITEM = `item AS (SELECT few.handover_id, j.value ->> 'id' AS id, j.value ->> 'name' AS name, j.value ->> 'url' AS url,
  j.value ->> 'image' AS image,
  coalesce(j.value ->> 'ean', j.value ->> 'upc', j.value ->> 'jan', j.value ->> 'isbn') AS gtin
  FROM few, json_each(few.body, '$.products') j)`

export function carriedProducts(db: Connection, store: string): CarriedProducts {
  const sums = db.get(
    `WITH ${FEW} SELECT count(*) AS n, coalesce(sum(json_array_length(body, '$.products') > 0), 0) AS carrying FROM few`,
    store,
  )
  const lacking = (detail: ProductDetail) => without(db, store, detail)
  return {
    ...{ purchases: int(sums ?? {}, 'n'), carrying: int(sums ?? {}, 'carrying') },
    lacking: { url: lacking('url'), image: lacking('image'), gtin: lacking('gtin') },
  }
}

function without(db: Connection, store: string, detail: ProductDetail): CarriedProducts['lacking'][ProductDetail] {
  const from = `WITH ${FEW}, ${ITEM}, found AS MATERIALIZED (SELECT * FROM item WHERE ${detail} IS NULL)`
  const sums = db.get(
    `${from} SELECT count(DISTINCT handover_id) AS purchases, count(DISTINCT id) AS products FROM found`,
    store,
  )
  const most = db.all(
    `${from} SELECT id, max(name) AS name FROM found GROUP BY id ORDER BY count(*) DESC, id LIMIT ${MOST}`,
    store,
  )
  return {
    ...{ purchases: int(sums ?? {}, 'purchases'), products: int(sums ?? {}, 'products') },
    most: most.map((row) => ({ id: text(row, 'id'), name: text(row, 'name') })),
  }
}
