/** Thrown when the service cannot start; its message is one line that tells a person what to do. */
export class CannotStart extends Error {}
