/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // No page has an image to resize, so the code that would do it is not reachable.
  images: { unoptimized: true },
  // They load native or WebAssembly parts, or must be one copy in the whole process.
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@prisma/client', '@node-rs/argon2', 'pino'],
  // `npm test` checks the types; whoever starts the server should not wait for it again.
  typescript: { ignoreBuildErrors: true },
};
