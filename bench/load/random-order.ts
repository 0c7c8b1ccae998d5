/** The same ones in random order: none may always come after the same one, which may leave work behind. */
export function inRandomOrder<One>(ones: readonly One[]): One[] {
  return ones
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
