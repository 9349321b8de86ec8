export type Param = string | string[]
export type Params = Map<string, Param>

/** As PHP does: what is no valid encoding stays as it is. */
export const decode = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** The pairs of a query string as they were sent. */
export const pairs = (query: string): [string, string][] =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const mark = part.indexOf('=')
      return mark < 0 ? [decode(part), ''] : [decode(part.slice(0, mark)), decode(part.slice(mark + 1))]
    })

/** Reads a query string as PHP does: of a repeated name the last one wins, `name[]` and `name[0]` gather into a list. */
export const readQuery = (query: string): Params => {
  const params: Params = new Map()
  for (const [name, value] of pairs(query)) {
    const list = /^([^[]+)\[\d*\]$/.exec(name)
    if (!list) {
      params.set(name, value)
      continue
    }
    const [, key = ''] = list
    const sofar = params.get(key)
    params.set(key, Array.isArray(sofar) ? [...sofar, value] : [value])
  }
  return params
}

/** As WordPress splits a list written as one text. */
export const listOf = (param: Param): string[] =>
  Array.isArray(param) ? param : param.split(/[\s,]+/).filter((item) => item !== '')

export const urlencode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
