/** Characters that people write for one another, such as 4 and @ for a. */
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
};

/** A password without case, accents and compatibility forms: `Pässwörd` and `PASSWORD` become `password`. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The same with characters that look alike made one: `P4ssw0rd!` and `password1` become `passwordi`. As long as plain(). */
export function fold(text: string): string {
  return plain(text).replace(/[0134578!|l@$+]/g, (character) => LOOKALIKES[character] ?? character);
}
