import { closeSync, constants, fstatSync, openSync } from 'node:fs';

const SLASH = Buffer.from('/');
// A link is not followed, not even one that took a folder's place a moment ago.
const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
// A descriptor's own path is a link.
const FOLDER_OF_DESCRIPTOR = constants.O_RDONLY | constants.O_DIRECTORY;

/**
 * A folder in a tree, moved through as `du` does: each step is relative to an open folder, so that no
 * path grows longer than a name, and no folder that is renamed meanwhile leads elsewhere. Linux only.
 */
export class PlaceByDescriptor {
  #root;
  #here;
  /** From the root to here. */
  #trail = [];

  /** Throws what the system says when `path` is no folder that can be read. */
  constructor(path) {
    this.#root = openSync(path, FOLDER);
    this.#here = openSync(at(this.#root), FOLDER_OF_DESCRIPTOR);
    this.#trail.push(markOf(this.#here));
  }

  /** The path of this folder, or of what has this name in it. */
  path(name) {
    return name ? Buffer.concat([at(this.#here), SLASH, name]) : at(this.#here);
  }

  /** Goes into the folder of this name. Throws what the system says when that cannot be. */
  enter(name) {
    this.#goTo(openSync(this.path(name), FOLDER));
    this.#trail.push({ ...markOf(this.#here), name });
    return this;
  }

  /** Goes back to the folder that holds this one; false when that has gone, and it can only be left in turn. */
  leave() {
    this.#trail.pop();
    const parent = attempt(() => openSync(this.path(Buffer.from('..')), FOLDER)) ?? this.#again();
    if (parent === undefined) return false;
    this.#goTo(parent);
    if (isAt(this.#here, this.#trail.at(-1))) return true;
    // This folder was moved elsewhere; the way from the root still holds.
    const found = this.#again();
    if (found !== undefined) this.#goTo(found);
    return found !== undefined;
  }

  close() {
    closeSync(this.#here);
    closeSync(this.#root);
  }

  #goTo(descriptor) {
    closeSync(this.#here);
    this.#here = descriptor;
  }

  /** Opens the end of the trail by its names, from the root; undefined when it is no longer there. */
  #again() {
    let descriptor = openSync(at(this.#root), FOLDER_OF_DESCRIPTOR);
    for (const { name } of this.#trail.slice(1)) {
      const next = attempt(() => openSync(Buffer.concat([at(descriptor), SLASH, name]), FOLDER));
      closeSync(descriptor);
      if (next === undefined) return undefined;
      descriptor = next;
    }
    if (isAt(descriptor, this.#trail.at(-1))) return descriptor;
    closeSync(descriptor);
    return undefined;
  }
}

function at(descriptor) {
  return Buffer.from(`/proc/self/fd/${descriptor}`);
}

function markOf(descriptor) {
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  return { dev, ino };
}

function isAt(descriptor, { dev, ino }) {
  const mark = markOf(descriptor);
  return mark.dev === dev && mark.ino === ino;
}

function attempt(open) {
  try {
    return open();
  } catch {
    return undefined;
  }
}
