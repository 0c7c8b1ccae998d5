import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isInImage } from '@/deploy/testing/image-files';
import { settings } from '@/lib/config';
import { buildSources } from '@/lib/server/build/build-pages';
import { engines } from '@/package.json';

const root = join(import.meta.dirname, '..');
const dockerfile = readFileSync(join(import.meta.dirname, 'Dockerfile'), 'utf8');
const compose = parse(readFileSync(join(import.meta.dirname, 'compose.yaml'), 'utf8'));

test('the image starts programs that are there, as nobody in particular, and with a Node that will do', () => {
  const named = [...dockerfile.matchAll(/[\w./-]+\.(?:ts|mjs|js)\b/g)].map(([path]) =>
    path.replace(/^\/app\//, ''),
  );
  expect(named).toContain('server.ts');
  for (const path of named) expect(existsSync(join(root, path)), path).toBe(true);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(Number(/node:(\d+)\./.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(
    Number(/\d+/.exec(engines.node)?.[0]),
  );
});

test('the image is told where its settings are by names that there are', () => {
  const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) =>
    (line ?? '').split(' ').map((pair) => pair.split('=')[0]),
  );
  const composed = Object.keys(compose.services.latchkey.environment);
  for (const name of [...set, ...composed])
    expect(name === 'NODE_ENV' || Object.hasOwn(settings.shape, name ?? ''), name).toBe(true);
});

test('the image has every file that the programs are made of', async () => {
  const programs = ['server.ts', 'bin/latchkey.js', 'deploy/prebuild.ts', 'deploy/healthcheck.mjs'];
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...programs, ...filesOf('app').filter((path) => /\.tsx?$/.test(path))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    metafile: true,
    write: false,
    outdir: 'nowhere',
    loader: { '.css': 'empty' },
  });
  const needed = [
    ...Object.keys(metafile.inputs).filter((path) => !path.startsWith('lib/db/generated/')),
    ...buildSources.flatMap(filesOf),
    ...filesOf('prisma'),
    ...['package.json', 'package-lock.json', 'prisma.config.ts'],
  ];
  expect(needed.length).toBeGreaterThan(200);
  expect(needed.filter((path) => !isInImage(path))).toEqual([]);
});

test('no secret that lies in the folder gets into the image, nor anything that it does not need', () => {
  for (const path of [
    '.env',
    'deploy/.env',
    'app/.env.production',
    'lib/.env.local',
    'tls/key.pem',
    'deploy/tls/cert.crt',
    'lib/tls/cert.crt',
    'prisma/key.pem',
    'bin/config.key',
    'config.key',
    '.latchkey/postgres-password',
    '.git/config',
    'node_modules/pg/package.json',
    'docs/security.md',
    'deploy/compose.yaml',
    'lib/time.test.ts',
  ])
    expect(isInImage(path), path).toBe(false);
});

test('the images are named by a release, and not by a tag that moves', () => {
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(images).toHaveLength(2);
  expect(new Set(images).size).toBe(1);
  expect(images[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim(@sha256:[0-9a-f]{64})?$/);
  expect(compose.services.database.image).toMatch(/^postgres:\d+\.\d+-bookworm(@sha256:[0-9a-f]{64})?$/);
});

test('the containers may do little: no rights, no writing, no more memory than they need', () => {
  for (const service of Object.values<Record<string, unknown>>(compose.services)) {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.mem_limit).toMatch(/^\d+g$/);
    expect(service).not.toHaveProperty('privileged');
  }
  const { latchkey } = compose.services;
  expect(latchkey).toMatchObject({ read_only: true, environment: { HOST: '0.0.0.0' } });
  expect(latchkey).not.toHaveProperty('cap_add');
  expect(latchkey.tmpfs.map((mount: string) => mount.split(':')[0])).toEqual(['/tmp', '/app/.next/cache']);
  expect(latchkey.ports).toEqual(['127.0.0.1:3000:3000']);
});

test('the compose file builds from our Dockerfile and waits for its database', () => {
  const { build, depends_on } = compose.services.latchkey;
  expect(existsSync(join(root, build.dockerfile))).toBe(true);
  expect(depends_on.database.condition).toBe('service_healthy');
  expect(compose.services.database.healthcheck.test).toContain('pg_isready');
  expect(Object.keys(compose.volumes)).toEqual(['database']);
});

/** The files of a source, or the source itself, as paths from the project's folder. Not tests or what is generated. */
function filesOf(source: string): string[] {
  if (!existsSync(join(root, source))) return [];
  if (statSync(join(root, source)).isFile()) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('.test.') && !path.startsWith('lib/db/generated/'));
}
