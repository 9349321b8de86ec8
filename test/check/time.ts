export const DAY = 86_400_000
/** When a scene begins, unless told otherwise. */
export const START = Date.UTC(2026, 9, 1, 8)
