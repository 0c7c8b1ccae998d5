import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Outcome } from '@/bench/load/generator';

/** Runs the load generator, in a process of its own; `onPhase` is told when its counting begins and ends. */
export function runLoad(order: Order, onPhase: (phase: 'begin' | 'end') => void): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const generator = fork(join(import.meta.dirname, 'generator.ts'), [JSON.stringify(order)], {
      execArgv: ['--import', 'tsx'],
    });
    generator.on('message', (message: Outcome | 'begin' | 'end') => {
      if (typeof message === 'string') onPhase(message);
      else resolve(message);
    });
    generator.once('exit', (code) => reject(new Error(`The load generator ended with ${code}.`)));
  });
}
