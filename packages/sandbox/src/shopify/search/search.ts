/** Shopify's search syntax, as far as lists of orders use it: terms, quotes, AND, OR, NOT or `-`, parentheses. */
export type Search =
  | { kind: 'and' | 'or'; parts: Search[] }
  | { kind: 'not'; part: Search }
  | { kind: 'term'; term: Term }

export interface Term {
  /** Absent for a bare word, which is sought everywhere. */
  field?: string
  operator: '' | '>' | '>=' | '<' | '<='
  value: string
  quoted: boolean
}

const TOKEN =
  /\(|\)|-?[A-Za-z0-9_.]+:(?:>=|<=|>|<)?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s()]*)|'[^']*'|"[^"]*"|[^\s()]+/g

export const parseSearch = (text: string): Search => {
  const tokens = (text.match(TOKEN) ?? []).flatMap(splitAtColons)
  let at = 0

  const or = (): Search => {
    const parts = [and()]
    while (tokens[at]?.toUpperCase() === 'OR') {
      at += 1
      parts.push(and())
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
  }
  const and = (): Search => {
    const parts: Search[] = []
    while (at < tokens.length && tokens[at] !== ')' && tokens[at]?.toUpperCase() !== 'OR') {
      if (tokens[at]?.toUpperCase() === 'AND') at += 1
      else parts.push(unary())
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts }
  }
  const unary = (): Search => {
    const token = tokens[at] ?? ''
    at += 1
    if (token.toUpperCase() === 'NOT') return { kind: 'not', part: unary() }
    if (token === '(') {
      const part = or()
      at += 1
      return part
    }
    const negated = token.startsWith('-') && token.length > 1
    const part: Search = { kind: 'term', term: readTerm(negated ? token.slice(1) : token) }
    return negated ? { kind: 'not', part } : part
  }
  return or()
}

/** A value without quotes ends at its first colon; the rest is taken for a field of its own (seen with dates). */
const splitAtColons = (token: string): string[] => {
  const [, head = '', value = ''] = /^(-?[A-Za-z0-9_.]+:(?:>=|<=|>|<)?)([^'"<>=].*)$/.exec(token) ?? []
  const colon = value.indexOf(':')
  if (head === '' || colon < 0) return [token]
  const [, kept = '', field = ''] = /^(.*?)([A-Za-z0-9_]+)$/.exec(value.slice(0, colon)) ?? []
  const cut = /^(\d{4}-\d\d-\d\d)T\d\d$/.exec(value.slice(0, colon))
  // `2026-03-01T09:00:00Z` becomes the day, and a field `00`.
  if (cut) return [`${head}${cut[1]}`, value.slice(colon + 1)]
  return [`${head}${kept}`, `${field}${value.slice(colon)}`]
}

const readTerm = (token: string): Term => {
  const [, field, operator = '', rest = ''] = /^([A-Za-z0-9_.]+):(>=|<=|>|<)?(.*)$/s.exec(token) ?? []
  const raw = field === undefined ? token : rest
  const quoted = /^(['"]).*\1$/s.test(raw)
  const value = quoted ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw
  return { ...(field === undefined ? {} : { field }), operator: isOperator(operator) ? operator : '', value, quoted }
}

const isOperator = (text: string): text is Term['operator'] => ['', '>', '>=', '<', '<='].includes(text)

export const termsOf = (search: Search): Term[] =>
  search.kind === 'term' ? [search.term] : search.kind === 'not' ? termsOf(search.part) : search.parts.flatMap(termsOf)

/** Terms that must all hold, whatever else is asked. */
export const required = (search: Search): Term[] =>
  search.kind === 'term' ? [search.term] : search.kind === 'and' ? search.parts.flatMap(required) : []
