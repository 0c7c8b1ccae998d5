import { gzipSync } from 'node:zlib';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { addOwner } from '@/bench/foundation/owner';
import { startDatabase } from '@/bench/foundation/postgres';

// What a browser must fetch and run before the tokens page is all there.
const MOST_BYTES = 200 * 1024;

const database = await startDatabase();
let total = 0;
try {
  const owner = await addOwner(database.url, 'owner', 100);
  const server = await startLatchkey(database);
  try {
    total = await weigh(server.url, { cookie: owner.cookie });
  } finally {
    await server.stop();
  }
} finally {
  await database.stop();
}
console.log(`JavaScript of the tokens page: ${kilobytes(total)} gzipped, of ${kilobytes(MOST_BYTES)}.`);
process.exit(total > 0 && total <= MOST_BYTES ? 0 : 1);

/** Prints each script of the page and gives their size together, gzipped. */
async function weigh(url: string, headers: Record<string, string>): Promise<number> {
  const html = await body(`${url}/tokens`, headers);
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^<]*)<\/script>/g)].map(([, code]) => code);
  const scripts = new Map([['in the page itself', inline.join('\n')]]);
  // Whatever names a script counts: a tag, a preload, or the page's own data, which the browser follows.
  for (const [path] of html.matchAll(/\/_next\/static\/[^"'\\\s?]+\.js/g)) {
    if (!isForOldBrowsers(html, path)) scripts.set(path, await body(url + path, headers));
  }
  for (const [name, code] of scripts) console.log(`${kilobytes(gzipSync(code).length)}  ${name}`);
  return [...scripts.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
}

/** Next's polyfills carry `nomodule`: a browser that knows modules does not fetch them. */
function isForOldBrowsers(html: string, path: string): boolean {
  const tag = html.match(new RegExp(`<script[^>]*src="${path.replaceAll('.', '\\.')}[^>]*>`))?.[0] ?? '';
  return /\snomodule/i.test(tag);
}

async function body(url: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers, redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(9);
}
