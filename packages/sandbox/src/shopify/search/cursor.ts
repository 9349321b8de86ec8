/** A cursor holds the place in one sorted list: the key and the id of the row it stands on (seen). */
export interface Place {
  id: number
  key: number
}

const wire = (instant: number) => `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}.000000`

export const writeCursor = ({ id, key }: Place): string =>
  btoa(JSON.stringify({ last_id: id, last_value: key === id ? id : wire(key) }))

export const readCursor = (cursor: string): Place | undefined => {
  try {
    const read: unknown = JSON.parse(atob(cursor))
    if (typeof read !== 'object' || read === null || !('last_id' in read) || !('last_value' in read)) return undefined
    const { last_id: id, last_value: value } = read
    const key = typeof value === 'string' ? Date.parse(`${value.replace(' ', 'T')}Z`) : Number(value)
    return typeof id === 'number' && !Number.isNaN(key) ? { id, key } : undefined
  } catch {
    return undefined
  }
}
