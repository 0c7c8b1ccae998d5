import { basePathOf, buildFolderOf } from './lib/address/base-path.mjs';

// Next writes it into what it builds, so that pages are built for one path.
const basePath = basePathOf(process.env.PUBLIC_URL);

/** @type {import('next').NextConfig} */
export default {
  basePath,
  distDir: buildFolderOf(basePath),
  env: { LATCHKEY_BASE_PATH: basePath },
  poweredByHeader: false,
  // No page has an image to resize, so the code that would do it is not reachable.
  images: { unoptimized: true },
  // They load native or WebAssembly parts, or must be one copy in the whole process.
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@prisma/client', '@node-rs/argon2', 'pino'],
  typescript: {
    // `npm test` checks the types; whoever starts the server should not wait for it again.
    ignoreBuildErrors: true,
    // Next writes the folder that it builds into into a configuration that extends no other.
    tsconfigPath: basePath ? 'tsconfig.under-a-path.json' : 'tsconfig.json',
  },
};
