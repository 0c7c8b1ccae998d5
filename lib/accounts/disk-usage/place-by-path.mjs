const SLASH = Buffer.from('/');

/** A folder in a tree, by its whole path, where the system has no /proc: longer ones than it takes are not reached. */
export class PlaceByPath {
  #trail;

  constructor(path) {
    this.#trail = [Buffer.from(path)];
  }

  path(name) {
    const here = this.#trail.at(-1);
    return name ? Buffer.concat([here, SLASH, name]) : here;
  }

  enter(name) {
    this.#trail.push(this.path(name));
    return this;
  }

  leave() {
    this.#trail.pop();
    return true;
  }

  close() {}
}
