export const NAME_MAX_LENGTH = 50;

/**
 * What is wrong with a token's name, as a sentence, or null. "An API token name can only contain up
 * to 50 characters. You can only enter letters, numbers, dashes, and underscores" (reference,
 * Create). Apart from the schema, so that a form can ask as one types without loading a validator.
 */
export function nameFault(name: string): string | null {
  if (name === '') return 'Give the token a name.';
  const stranger = name.match(/[^A-Za-z0-9_-]/u)?.[0];
  if (stranger)
    return `Use only letters (a–z, A–Z), numbers, dashes (-) and underscores (_). ${described(stranger)} cannot be in a name.`;
  if (name.length > NAME_MAX_LENGTH)
    return `Use at most ${NAME_MAX_LENGTH} characters. This name has ${name.length}.`;
  return null;
}

function described(character: string): string {
  if (character === ' ') return 'A space';
  return /[\p{C}\p{Z}\p{M}]/u.test(character) ? 'An invisible character' : `“${character}”`;
}

/** How many names a confirmation and its result list; of the others it says how many there are. */
export const NAMES_SHOWN = 5;
