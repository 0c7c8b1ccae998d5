/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@node-rs/argon2', 'pino'],
  // `npm test` checks the types of everything; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
