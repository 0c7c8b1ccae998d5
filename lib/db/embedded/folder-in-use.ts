import { CannotStart } from '@/lib/cannot-start';
import { type Holder, nameOf } from '@/lib/lock/ask';

/** Another process owns the data folder. */
export class FolderInUse extends CannotStart {
  /** Why that one cannot serve, when it said so. Else it may just be starting or stopping. */
  readonly fault: string | undefined;

  constructor(message: string, fault?: string) {
    super(message);
    this.fault = fault;
  }

  /** That this process has the folder. */
  static by(folder: string, holder: Holder): FolderInUse {
    const { note } = holder;
    const who = nameOf(holder);
    if (note)
      return new FolderInUse(
        `Latchkey runs on ${folder} (${who}), but its PostgreSQL does not: read the server's log, fix what it names, or stop the server. It says: ${note}`,
        note,
      );
    return new FolderInUse(
      `Latchkey already runs on ${folder} (${who}): stop it, or set DATA_DIR to another folder.`,
    );
  }

  /** That a server has the data whose owner is gone, and that cannot be reached from here. */
  static byServer(data: string): FolderInUse {
    return new FolderInUse(
      `A PostgreSQL server still runs on ${data}, in another container: stop that container, or set DATA_DIR to another folder.`,
    );
  }
}
