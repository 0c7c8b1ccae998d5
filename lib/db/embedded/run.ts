import { execFile } from 'node:child_process';

/** A user of the operating system. */
export type SystemUser = { name: string; uid: number; gid: number };

export type Outcome = { code: number; output: string };

/** Runs a program to its end as `user` (null: as ourselves), in `/`, which everybody can enter. */
export function run(program: string, args: string[], user: SystemUser | null): Promise<Outcome> {
  const options = {
    cwd: '/',
    // Nothing of our own environment: it may hold secrets, and PG* variables would steer PostgreSQL.
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...(user && { uid: user.uid, gid: user.gid }),
  };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 127) : 0;
      resolve({ code, output: `${stdout}${stderr}${code === 127 ? error?.message : ''}`.trim() });
    });
  });
}
