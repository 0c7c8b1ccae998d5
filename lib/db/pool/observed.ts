type Call = (...sent: unknown[]) => unknown;

/**
 * Calls a method of pg, which answers by a callback, when it was given one, or by a promise. `outcome`
 * learns once how it ended, with the error if there was one, and gives the error that the caller gets.
 */
export function observed(
  target: object,
  method: unknown,
  sent: unknown[],
  outcome: (error: unknown) => unknown,
): unknown {
  const call = method as Call;
  const callback = sent.at(-1);
  if (typeof callback !== 'function') return promised(call.apply(target, sent), outcome);
  return call.apply(target, [
    ...sent.slice(0, -1),
    (error: unknown, ...rest: unknown[]) => callback(outcome(error), ...rest),
  ]);
}

async function promised(answer: unknown, outcome: (error: unknown) => unknown): Promise<unknown> {
  try {
    const value = await answer;
    outcome(null);
    return value;
  } catch (error) {
    throw outcome(error);
  }
}
