/** First index below `count` for which it holds; it must hold for all after, and is `count` where it holds for none. */
export const firstIndex = (count: number, holds: (index: number) => boolean): number => {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
