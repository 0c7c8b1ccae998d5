import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiListener } from '@/lib/api/listener';

let requests = 0;

// A process of its own that serves the API and nothing else, for tests that need several of them.
const server = createServer(apiListener(() => ({ requestId: randomUUID(), address: nextAddress() })));
server.listen(0, '127.0.0.1', () => process.stdout.write(`PORT ${(server.address() as AddressInfo).port}\n`));
// Ends with the test, however that ends.
process.stdin.on('end', () => process.exit()).resume();

/** Another one for each request, because tests send more wrong tokens from one than is tolerated. */
function nextAddress(): string {
  requests++;
  return `10.${[16, 8, 0].map((bits) => (requests >> bits) & 255).join('.')}`;
}
