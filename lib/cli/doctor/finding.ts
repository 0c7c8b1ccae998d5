/** What a check of the doctor found. `remedy` says how to fix it, in one sentence; `sql` are statements for it. */
export type Finding = {
  about: string;
  state: 'good' | 'warning' | 'wrong';
  says: string;
  remedy?: string;
  sql?: string[];
};

export function good(about: string, says: string): Finding {
  return { about, state: 'good', says };
}

export function warning(about: string, says: string, remedy: string): Finding {
  return { about, state: 'warning', says, remedy };
}

export function wrong(about: string, says: string, remedy: string): Finding {
  return { about, state: 'wrong', says, remedy };
}
