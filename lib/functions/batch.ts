import { z } from 'zod';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import type { Actor } from '@/lib/actor/actor';
import { whatIsLacking } from '@/lib/actor/rights';
import type { Arguments } from '@/lib/functions/arguments/arguments';
import { argumentsFromJson, isJsonObject } from '@/lib/functions/arguments/json-arguments';
import { type ApiFunction, defineFunction, mayCall } from '@/lib/functions/define';
import { type Envelope, type Outcome, refuse, succeed, toEnvelope } from '@/lib/functions/outcome';

const module = 'Batch';
const MOST_COMMANDS = 50;

type Command = { module: string; name: string; sent: Arguments };
type Find = (module: string, name: string) => ApiFunction | undefined;
type Registry = { find: Find; unknown(module: string, name: string): Outcome<never> };

const sentences = z.array(z.string()).nullable();
const result = z.object({
  status: z.union([z.literal(0), z.literal(1)]),
  data: z.unknown(),
  errors: sentences,
  messages: sentences,
  warnings: sentences,
  metadata: z.record(z.string(), z.unknown()),
});

const command = z.string().transform((text, context): Command => {
  const read = readCommand(text);
  if (typeof read !== 'string') return read;
  context.issues.push({ code: 'custom', message: read, input: text });
  return z.NEVER;
});

/** `Batch::strict`, which calls what `registry` finds. */
export function batchFunctions({ find, unknown }: Registry): ApiFunction[] {
  const strict = defineFunction({
    module,
    feature: null,
    anyToken: true,
    name: 'strict',
    summary: 'Run several functions in their order, until one fails',
    note: `At most ${MOST_COMMANDS}. Each command is JSON, \`["Module", "function", {"argument": "value"}]\`, and needs the rights that it needs by itself. When one fails, \`data\` ends with its answer, and what was done before stays done.`,
    input: z.object({
      command: z
        .array(command, { error: 'Give at least one command.' })
        .max(MOST_COMMANDS, `Give at most ${MOST_COMMANDS} commands.`),
    }),
    data: z.array(result),
    async handler(actor, { command: commands }) {
      const results: Envelope[] = [];
      for (const one of commands) {
        const answer = toEnvelope(await run(actor, one));
        results.push(answer);
        if (answer.status === 0) return stopped(results, one, answer);
      }
      return succeed(results);
    },
  });

  async function run(actor: Actor, { module: wanted, name, sent }: Command): Promise<Outcome<unknown>> {
    if (wanted === module) return refuse('A batch cannot hold another batch.');
    const called = find(wanted, name);
    if (!called) return unknown(wanted, name);
    if (actor.kind === 'token' && !mayCall(actor.rights, called))
      return refuse(whatIsLacking(called.feature));
    try {
      return await called.call(actor, sent);
    } catch (error) {
      // The batch itself may have ended its token. What was done before, and its secrets, must still be told.
      if (error instanceof ActorRefused) return refuse('The token is not good any more.');
      throw error;
    }
  }

  return [strict];
}

/** Failed, with the answers so far: whoever asked must know what was done. */
function stopped(
  results: Envelope[],
  { module: wanted, name }: Command,
  answer: Envelope,
): Outcome<Envelope[]> {
  const why = (answer.errors ?? answer.messages ?? []).join(' ');
  const errors = [`Command ${results.length}, ${wanted}::${name}, failed: ${why}`];
  return { ...succeed(results), status: 0, errors };
}

/** The command that a text says, or what is wrong with it. */
function readCommand(text: string): Command | string {
  const form = 'Write each command as ["Module", "function", {"argument": "value"}].';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return form;
  }
  if (!Array.isArray(read) || read.length < 2 || read.length > 3) return form;
  const [wanted, name, given = {}] = read;
  if (typeof wanted !== 'string' || typeof name !== 'string' || !isJsonObject(given)) return form;
  const sent = argumentsFromJson(given);
  return sent.ok ? { module: wanted.slice(0, 50), name: name.slice(0, 50), sent: sent.value } : sent.error;
}
