import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line's options: each a number, or several with commas between them, of the usual ones here. */
export function numbers<Name extends string>(usual: Record<Name, string>): Record<Name, number[]> {
  const options: ParseArgsConfig['options'] = {};
  for (const name of Object.keys(usual)) options[name] = { type: 'string' };
  const { values } = parseArgs({ options });
  const read = (name: Name) =>
    String(values[name] ?? usual[name])
      .split(',')
      .map((text) => {
        if (!(Number(text) > 0)) throw new Error(`--${name} must be above nothing, not “${text}”.`);
        return Number(text);
      });
  const names = Object.keys(usual) as Name[];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number[]>;
}
