/** What a check of the doctor found. `mend` says how to mend it, in one sentence; `sql` are statements for it. */
export type Finding = {
  about: string;
  state: 'good' | 'warning' | 'wrong';
  says: string;
  mend?: string;
  sql?: string[];
};

export function good(about: string, says: string): Finding {
  return { about, state: 'good', says };
}

export function warning(about: string, says: string, mend: string): Finding {
  return { about, state: 'warning', says, mend };
}

export function wrong(about: string, says: string, mend: string): Finding {
  return { about, state: 'wrong', says, mend };
}
