#!/usr/bin/env node
// Plain JavaScript, so that `npx latchkey` runs it from any folder: it teaches this process TypeScript
// with the settings of the installation, not with those of wherever the caller stands.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
await import('./latchkey.ts');
