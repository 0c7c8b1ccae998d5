import { userInfo } from 'node:os';

/** The user of the operating system that runs this process: by name, or by number where it has none. */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a number that no user has.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
