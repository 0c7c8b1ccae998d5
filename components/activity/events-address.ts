const fields = ['action', 'token', 'from', 'until', 'before'] as const;

/** The name of `action` in links from before it was renamed. */
const OLD_ACTION = 'deed';

/** What the activity page shows, as its address says it; what is empty was not said. */
export type EventQuery = Partial<Record<(typeof fields)[number], string>>;

export function readEventQuery(asked: Record<string, string | string[] | undefined>): EventQuery {
  const said = fields.flatMap((field) => {
    const value = asked[field] ?? (field === 'action' ? asked[OLD_ACTION] : undefined);
    return typeof value === 'string' && value.trim() ? [[field, value.replaceAll('\0', '').trim()]] : [];
  });
  return Object.fromEntries(said);
}

/** The address of the same events from before `before` on. */
export function eventsHref(query: EventQuery, before: string | undefined): string {
  const { before: _, ...rest } = query;
  const address = new URLSearchParams(before ? { ...rest, before } : rest).toString();
  return address ? `/activity?${address}` : '/activity';
}
