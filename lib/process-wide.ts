const held = globalThis as { latchkey?: Map<string, unknown> };

/**
 * State of which a process has one, made when it is first asked for. Next bundles copies of our modules beside
 * the server's, so a module's own variable would not be shared by all.
 */
export function processWide<Value>(name: string, make: () => Value): Value {
  held.latchkey ??= new Map();
  if (!held.latchkey.has(name)) held.latchkey.set(name, make());
  return held.latchkey.get(name) as Value;
}
