export async function writeResults(_w: unknown, _s: unknown) {}
