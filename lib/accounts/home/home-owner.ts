import { stat } from 'node:fs/promises';

/** A file system that does not answer in this time tells nothing. */
const PATIENCE_MS = 2000;

/** The system user that a home folder belongs to; undefined where there is no home, or it cannot be read. */
export async function homeOwner(home: string | null): Promise<number | undefined> {
  if (!home) return undefined;
  const owner = stat(home).then(
    ({ uid }) => uid,
    () => undefined,
  );
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref());
  return Promise.race([owner, tooLate]);
}
