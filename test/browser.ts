import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  // Draws no window, and takes half the processor time of a whole browser.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The path of a browser that can be run; undefined when Playwright has its own, or there is none. */
export function systemBrowser(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  return PLACES.find((path) => existsSync(path));
}

/** Sees to it that there is a browser: Playwright's own, the system's, or one that is installed now. */
export function ensureBrowser(): void {
  if (hasBrowser()) return;
  console.log('No browser here: installing one …');
  const asRoot = process.getuid?.() === 0;
  run('npx', ['playwright', 'install', 'chromium', ...(asRoot ? ['--with-deps'] : [])]);
  if (hasBrowser()) return;
  // Networks that reach package registries only: the distribution has one.
  if (asRoot) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell']);
  }
  if (!hasBrowser())
    throw new Error(
      'No browser for the end-to-end tests: install Chromium (apt-get install chromium-headless-shell).',
    );
}

function hasBrowser(): boolean {
  return existsSync(chromium.executablePath()) || systemBrowser() !== undefined;
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
