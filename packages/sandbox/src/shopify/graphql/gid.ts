export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`

export const readGid = (text: string): { type: string; id: number } | undefined => {
  const [, type, digits] = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)$/.exec(text) ?? []
  return type === undefined || digits === undefined ? undefined : { type, id: Number(digits) }
}

export const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
export const instantOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : instant(milliseconds)

/** A decimal in the shop's way: at least one place, no more than needed (seen: `54.9`, `0.0`). */
export const decimal = (cents: number): string =>
  cents % 10 === 0 ? (cents / 100).toFixed(1) : (cents / 100).toFixed(2)
