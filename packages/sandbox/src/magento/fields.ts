import { isRecord } from '../app.ts'

interface Wanted {
  [name: string]: Wanted | true
}

/** The `fields` parameter: undefined for none, `false` for one that matches nothing. */
export const readFields = (text: string | undefined): Wanted | false | undefined => {
  if (text === undefined || text === '') return undefined
  if (!/^[\w,[\]]+$/.test(text)) return false
  let at = 0
  const list = (): Wanted | false => {
    const wanted: Wanted = {}
    for (;;) {
      const name = /^\w*/.exec(text.slice(at))?.[0] ?? ''
      at += name.length
      if (text[at] === '[') {
        at += 1
        const inner = list()
        if (inner === false || text[at] !== ']') return false
        at += 1
        wanted[name] = inner
      } else if (name !== '') wanted[name] = true
      if (text[at] !== ',') return wanted
      at += 1
    }
  }
  const wanted = list()
  return at === text.length ? wanted : false
}

/** As the shop trims an answer: what matches nothing is `[]`, an empty list under brackets null (seen). */
export const project = (body: unknown, wanted: Wanted | false | undefined): unknown => {
  if (wanted === undefined) return body
  if (wanted === false) return []
  return pick(body, wanted)
}

const pick = (value: unknown, wanted: Wanted): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((entry) => pick(entry, wanted))
  if (!isRecord(value)) return value
  const kept = Object.entries(wanted).flatMap(([name, inner]) => {
    if (!(name in value)) return []
    const own = value[name]
    if (inner === true) return [[name, own] as const]
    return [[name, name === 'custom_attributes' ? attributes(own, inner) : pick(own, inner)] as const]
  })
  return kept.length === 0 ? [] : Object.fromEntries(kept)
}

/** Attributes are picked by code and keep their old positions, which makes an object of the list (seen). */
const attributes = (list: unknown, wanted: Wanted): unknown => {
  if (!Array.isArray(list)) return null
  const kept = list.flatMap((entry: unknown, place) =>
    isRecord(entry) && String(entry.attribute_code) in wanted ? [[String(place), entry] as const] : [],
  )
  const inOrder = kept.every(([place], index) => place === String(index))
  return inOrder ? kept.map(([, entry]) => entry) : Object.fromEntries(kept)
}
