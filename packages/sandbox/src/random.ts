/** A 32-bit number that depends on nothing but its arguments: the same seed and index always give the same shop. */
export const mix = (seed: number, index: number, salt: number): number => {
  let h = (seed ^ Math.imul(index, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** The same in [0, 1). */
export const chance = (seed: number, index: number, salt: number): number => mix(seed, index, salt) / 2 ** 32
