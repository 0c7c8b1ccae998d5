import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { settings } from '@/lib/config';
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
  expect(Number(/node:(\d+)-/.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(
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

test('the compose file builds from our Dockerfile and waits for its database', () => {
  const { build, depends_on } = compose.services.latchkey;
  expect(existsSync(join(root, build.dockerfile))).toBe(true);
  expect(depends_on.database.condition).toBe('service_healthy');
  expect(compose.services.database.healthcheck.test).toContain('pg_isready');
  expect(Object.keys(compose.volumes)).toEqual(['database']);
});
