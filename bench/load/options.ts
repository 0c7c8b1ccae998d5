import { parseArgs } from 'node:util';
import { type Kind, kinds } from '@/bench/load/secrets';

export type Options = {
  tokens: number;
  rounds: number;
  seconds: number;
  connections: number[];
  kinds: Kind[];
  contenders: string[];
  /** Whether to wait, after a contender was measured, until it has done all that is left to do, however late. */
  rest: boolean;
  /** What the results are called. */
  report: string;
};

/** What the command line asks for; `--quick` is a small run that shows that everything works. */
export function options(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      tokens: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
      kinds: { type: 'string' },
      contenders: { type: 'string' },
      rest: { type: 'boolean', default: false },
      report: { type: 'string', default: 'verify' },
    },
  });
  const list = (text: string | undefined, usual: string) => (text ?? usual).split(',').filter(Boolean);
  return {
    tokens: Number(values.tokens ?? (values.quick ? 20_000 : 1_000_000)),
    rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
    seconds: Number(values.seconds ?? (values.quick ? 1 : 5)),
    connections: list(values.connections, values.quick ? '1,64' : '1,16,64,256').map(Number),
    kinds: kinds.filter((kind) => list(values.kinds, values.quick ? 'good' : kinds.join(',')).includes(kind)),
    contenders: list(values.contenders, ''),
    rest: values.rest,
    report: values.report,
  };
}
