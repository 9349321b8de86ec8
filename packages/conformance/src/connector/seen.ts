/** Thrown by a rule that found its connector wanting; says what was seen. */
export class Seen extends Error {
  override name = 'Seen'
}

export function expect(holds: boolean, seen: () => string): asserts holds {
  if (!holds) throw new Seen(seen())
}
