/**
 * What a token may call. Unrestricted: every API function, also those that have no feature.
 * Limited: only the functions whose feature it was granted.
 */
export type Rights = { kind: 'unrestricted' } | { kind: 'limited'; features: string[] };

export const unrestricted: Rights = { kind: 'unrestricted' };

export function limitedTo(features: readonly string[]): Rights {
  return { kind: 'limited', features: [...new Set(features)].sort() };
}

/** Whether `rights` allow what needs `feature`; `null` is a thing without a feature, for unrestricted tokens only. */
export function allows(rights: Rights, feature: string | null): boolean {
  if (rights.kind === 'unrestricted') return true;
  return feature !== null && rights.features.includes(feature);
}

/** What a token is told that does not have `feature`; null is as in allows(). */
export function whatIsLacking(feature: string | null): string {
  return feature === null
    ? 'Only an unrestricted token may do this.'
    : `The token was not granted the feature “${feature}”.`;
}

/** Whether everything that `inner` allows is allowed by `outer` too. */
export function covers(outer: Rights, inner: Rights): boolean {
  if (outer.kind === 'unrestricted') return true;
  return inner.kind === 'limited' && inner.features.every((feature) => outer.features.includes(feature));
}
