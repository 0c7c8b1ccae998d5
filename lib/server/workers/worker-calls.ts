import type { Measurement } from '@/lib/accounts/disk-usage/disk-usage';
import type { Measure } from '@/lib/accounts/disk-usage/measure';
import type { NewUse } from '@/lib/db/use-writer';
import type { Counts } from '@/lib/metrics/counts';
import type { Load } from '@/lib/server/workers/load';

/** What one worker found out and the others should know, so that it does not matter which of them answers. */
export type News =
  | { kind: 'refused'; address: string; at: number }
  | { kind: 'measured'; folder: string; measurement: Measurement };

/** What the server asks of a worker. */
export type WorkerCalls = {
  /** Answers from now on; `pages` is the socket of the process that renders. */
  listen: (pages: string) => Promise<void>;
  counts: () => Counts;
  /** How busy it was since it was asked last. */
  load: () => Load;
  /** Ends so many of its connections with their next answers. */
  closeConnections: (connections: number) => void;
  /** Reads the TLS files again; throws, and keeps those of before, where they cannot be used. */
  reloadTls: () => void;
  /** What another worker found out. */
  receive: (news: News) => void;
  /** Finishes what it is at, and ends. */
  stop: () => void;
};

/** What a worker asks of the server. */
export type ServerCalls = {
  /** This worker can be asked from now on; what is said to it before may be lost. */
  ready: () => void;
  /** Starts another in place of this worker, which is about to end; returns when that one answers. */
  replaceMe: () => Promise<void>;
  countsOfAll: () => Promise<Counts>;
  /** Takes the uses of tokens that this worker noted, to write them. */
  keepUses: (uses: NewUse[]) => void;
  /** Measures a folder, in its turn: all of the workers share two places. */
  measure: Measure;
  /** Hands news to all other workers. */
  broadcast: (news: News) => void;
};
