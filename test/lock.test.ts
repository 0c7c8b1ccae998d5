import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Entry = { version?: string; link?: boolean; integrity?: string; resolved?: string };

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};
/** What comes from a registry: not this project itself, nor its workspaces. */
const installed = Object.entries(packages).filter(
  ([place, { link }]) => place.includes('node_modules/') && !link,
);

test('every package of the lock has its SHA-512, those of other platforms too', () => {
  expect(installed.length).toBeGreaterThan(300);
  const unchecked = installed.filter(
    ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  expect(unchecked.map(([place]) => place)).toEqual([]);
});

test('no package of the lock comes from anywhere but the public registry', () => {
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere.map(([place]) => place)).toEqual([]);
});
