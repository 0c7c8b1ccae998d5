import { createInterface } from 'node:readline';
import { schemaAdapter } from './adapter.mjs';
import { loadSchemaEngine } from './wasm.mjs';

const ERROR_OF_THE_ENGINE = 4466;

/** Answers JSON-RPC requests, one a line, until the input ends. */
export async function serve(connection, input, output) {
  const send = (message) => output.write(`${stringify({ jsonrpc: '2.0', ...message })}\n`);
  let engine;
  let current;
  onPanic((error) => send({ id: current?.id, error: faultOf(error) }));
  for await (const line of createInterface({ input })) {
    const request = line.trim() ? JSON.parse(line) : {};
    // A line without a method is the CLI's receipt for something that was printed.
    if (!request.method) continue;
    current = request;
    try {
      // Not before the first request: an unreachable database must become an answer, not a crash.
      engine ??= await loadSchemaEngine(schemaAdapter(connection));
      await answer(engine, request, send);
    } catch (error) {
      send({ id: request.id, error: faultOf(error) });
    }
  }
  // The pool's idle connections would hold the process open.
  process.exit(0);
}

// WebAssembly that panics settles no promise, and the CLI takes a silent end for success: say so.
function onPanic(tell) {
  let lastWords;
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      lastWords = message;
    },
  };
  process.on('uncaughtException', (error) => {
    tell(new Error(`The schema engine panicked: ${lastWords ?? error.message}`));
    process.exitCode = 1;
    process.stdin.destroy();
    setImmediate(() => process.exit(1));
  });
}

async function answer(engine, { id, method, params }, send) {
  const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params);
  // The native engine prints by asking the CLI to; this one hands the text back.
  if (typeof result?.stdout === 'string') send({ id, method: 'print', params: { content: result.stdout } });
  send({ id, result: result ?? null });
}

function faultOf(error) {
  const message = String(error.message ?? error);
  const data = { is_panic: false, message, meta: error.meta ?? null, error_code: error.code ?? null };
  return { code: ERROR_OF_THE_ENGINE, message, data };
}

function stringify(message) {
  return JSON.stringify(message, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value));
}
