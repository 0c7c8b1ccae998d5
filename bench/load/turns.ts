/** The same ones, beginning with another in each round, so that none always comes after the same one's load. */
export function inTurn<One>(ones: readonly One[], round: number): One[] {
  const first = (round - 1) % Math.max(1, ones.length);
  return [...ones.slice(first), ...ones.slice(0, first)];
}
