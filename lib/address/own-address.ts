import { basePathOf, beneath, buildFolderOf } from '@/lib/address/base-path.mjs';
import { config } from '@/lib/config';

/** Whether people reach this server over HTTPS. */
export function isHttps(): boolean {
  const { PUBLIC_URL, TLS_CERT } = config();
  return PUBLIC_URL ? PUBLIC_URL.startsWith('https:') : Boolean(TLS_CERT);
}

/** The address under which people reach this server, without a slash at its end. */
export function ownUrl(): string {
  const { PUBLIC_URL, PORT } = config();
  return PUBLIC_URL ?? `${isHttps() ? 'https' : 'http'}://localhost:${PORT}`;
}

/** The path of that address: '' at the root of the host, else such as `/latchkey`. */
export function basePath(): string {
  return basePathOf(config().PUBLIC_URL);
}

/** A path of ours, such as `/api/docs`, as browsers and programs ask for it. */
export function withBasePath(path: string): string {
  return `${basePath()}${path}`;
}

/** A request target without the path of our address; as it is where that is not in front of it. */
export function withoutBasePath(target: string): string {
  return beneath(target, basePath());
}

/** A text for people with the path of our address before each address of ours that it names. */
export function textWithBasePath(text: string): string {
  const base = basePath();
  return base ? text.replace(/(?<![\w/])\/(?=(?:api|execute)\/)/g, `${base}/`) : text;
}

/** The folder of the built pages, from the folder of the project. */
export function buildFolder(): string {
  return buildFolderOf(basePath());
}
