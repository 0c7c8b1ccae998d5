/** Who did it, as a person reads it; `kind` and `name` are an actor's, or those of an event. */
export function describeActor(kind: string, name: string): string {
  return kind === 'token' ? `token ${name}` : name;
}
