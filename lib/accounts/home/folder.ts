import { constants, type Dirent, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises';

const SLASH = Buffer.from('/');
// A link is not followed, not even one that took a folder's place a moment ago.
const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** What is found under a name in a folder. */
export type Found = { name: Buffer; stats: Stats };

/**
 * An open folder. What is in it is reached by its descriptor and a name, so that no folder that is renamed
 * or replaced meanwhile leads elsewhere. Linux only: elsewhere there is no /proc/self/fd.
 */
export class Folder {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Throws what the system says when `path` is no folder, is a link, or may not be read. */
  static async open(path: string | Buffer): Promise<Folder> {
    return new Folder(await open(path, FOLDER));
  }

  /** Opens a folder in this one, and closes this one. */
  async enter(name: string): Promise<Folder> {
    try {
      return await Folder.open(this.#path(Buffer.from(name)));
    } finally {
      await this.close();
    }
  }

  /** What has this name; a link is told as itself. */
  async find(name: Buffer): Promise<Found> {
    return { name, stats: await lstat(this.#path(name)) };
  }

  /** The folder itself. */
  stats(): Promise<Stats> {
    return this.#handle.stat();
  }

  /** The names in it, as bytes: not every name on a disk is UTF-8. */
  async *names(): AsyncGenerator<Buffer> {
    for await (const entry of await opendir(this.#path(), { encoding: 'buffer' as BufferEncoding }))
      yield (entry as unknown as Dirent<Buffer>).name;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  #path(name?: Buffer): Buffer {
    const own = Buffer.from(`/proc/self/fd/${this.#handle.fd}`);
    return name ? Buffer.concat([own, SLASH, name]) : own;
  }
}
