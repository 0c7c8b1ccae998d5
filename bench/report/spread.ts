type Group = { members: number[]; first: number };

/** The nearest places to these at which no two are closer than `gap`, in the same order. */
export function spread(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const groups: Group[] = [];
  for (const at of order) {
    let group = around([at], wanted, gap);
    // Those that would be too close stand together, around their common middle.
    for (
      let before = groups.at(-1);
      before && lastOf(before, gap) + gap > group.first;
      before = groups.at(-1)
    ) {
      groups.pop();
      group = around([...before.members, ...group.members], wanted, gap);
    }
    groups.push(group);
  }
  const places = [...wanted];
  for (const { members, first } of groups) {
    for (const [step, at] of members.entries()) places[at] = first + step * gap;
  }
  return places;
}

function around(members: number[], wanted: readonly number[], gap: number): Group {
  const middle = members.reduce((sum, at) => sum + (wanted[at] ?? 0), 0) / members.length;
  return { members, first: middle - ((members.length - 1) * gap) / 2 };
}

function lastOf({ members, first }: Group, gap: number): number {
  return first + (members.length - 1) * gap;
}
