// Exits with 0 when the server of this container is alive. Without curl, which the image does not have.
import { get as getPlain } from 'node:http';
import { get as getTls } from 'node:https';
// biome-ignore lint/style/noRestrictedImports: Node runs it by itself, and knows no aliases.
import { basePathOf } from '../lib/address/base-path.mjs';

const { PORT = '3000', TLS_CERT, PUBLIC_URL } = process.env;
const path = `${basePathOf(PUBLIC_URL)}/api/health`;
// Whose certificate it is does not matter: it is this very container.
const request = (TLS_CERT ? getTls : getPlain)(
  { host: '127.0.0.1', port: PORT, path, timeout: 4000, rejectUnauthorized: false },
  (response) => process.exit(response.statusCode === 200 ? 0 : 1),
);
request.on('timeout', () => request.destroy());
request.on('error', () => process.exit(1));
