const facts = {
  filter: ['column', 'type', 'term'],
  sort: ['column', 'method', 'reverse'],
  paginate: ['size', 'start', 'page'],
  columns: [],
} as const;

export type Part = keyof typeof facts;

/** More conditions of a part than this, or more columns, are no question that anybody asks. */
const MOST_GROUPS = 10;
const MOST_COLUMNS = 100;

/** `api.sort`, `api.sort_column`, `api.sort_column_0`, `api.columns_1`. */
const NAME = /^api\.(filter|sort|paginate|columns)(?:_([a-z]+))?(?:_(\d{1,4}))?$/;

/** The names of all arguments that a list takes, without the numbers that several conditions carry. */
export const listArgumentNames = Object.entries(facts).flatMap(([part, names]) => [
  `api.${part}`,
  ...names.map((fact) => `api.${part}_${fact}`),
]);

/** The facts of one condition, by name. */
export type Group = Partial<Record<string, string>>;

/**
 * Whether an argument is for the list and not for the function, also as clients garble the names: PHP makes
 * `api_filter_column` of them, and nested data `api[filter_column]`. `api.analytics`, which cPanel's own
 * client can send, asks for nothing of the answer.
 */
export function isListArgument(name: string): boolean {
  return /^\s*api(?:$|[^a-z0-9])/i.test(name) && name !== 'api.analytics';
}

/** The `api.…` arguments as they were sent, by part and number. */
export class Asked {
  readonly columns: string[] = [];
  readonly #flags = new Map<string, string>();
  readonly #groups = new Map<string, Map<string, Group>>();

  /** Takes one argument; gives what is wrong with it. */
  add(name: string, value: string): string[] {
    const [, part = '', fact, number = ''] = NAME.exec(name) ?? [];
    if (part === 'columns' && fact === undefined && number !== '') return this.#column(value);
    if (part && fact === undefined && number === '') return this.#flag(part, value);
    if (!part || !(facts[part as Part] as readonly string[]).includes(fact ?? ''))
      return [`“${name.slice(0, 50)}” is not supported. There are: ${listArgumentNames.join(', ')}.`];
    return this.#fact(part, number, fact ?? '', value);
  }

  isOn(part: string): boolean {
    return this.#flags.get(part) !== '0';
  }

  /** The parts that are asked for and not switched off. */
  parts(): string[] {
    const named = new Set([...this.#flags.keys(), ...this.#groups.keys()]);
    if (this.columns.length > 0) named.add('columns');
    return [...named].filter((part) => this.isOn(part));
  }

  /** The facts of each condition of a part, in the order of their numbers. */
  groups(part: Part): Group[] {
    if (!this.isOn(part)) return [];
    const groups = this.#groups.get(part);
    // `api.filter=1` alone asks for something without saying what.
    if (!groups) return this.#flags.has(part) ? [{}] : [];
    return [...groups].sort(([one], [other]) => Number(one) - Number(other)).map(([, group]) => group);
  }

  #flag(part: string, value: string): string[] {
    if (value !== '0' && value !== '1') return [`“api.${part}” must be 0 or 1.`];
    if ((this.#flags.get(part) ?? value) !== value) return [`“api.${part}” was given as 0 and as 1.`];
    this.#flags.set(part, value);
    return [];
  }

  #column(value: string): string[] {
    if (this.columns.length >= MOST_COLUMNS) return [`Ask for at most ${MOST_COLUMNS} columns.`];
    this.columns.push(value);
    return [];
  }

  #fact(part: string, number: string, fact: string, value: string): string[] {
    const groups = this.#groups.get(part) ?? new Map<string, Group>();
    const group = groups.get(number) ?? {};
    if (!groups.has(number) && groups.size >= MOST_GROUPS)
      return [`Give at most ${MOST_GROUPS} of “api.${part}_${fact}”.`];
    if (group[fact] !== undefined && group[fact] !== value)
      return [`“api.${part}_${fact}” was given more than once. Number them: _0, _1 and so on.`];
    group[fact] = value;
    groups.set(number, group);
    this.#groups.set(part, groups);
    return [];
  }
}
