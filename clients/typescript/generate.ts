import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSource } from 'oazapfts';
import { app } from '@/lib/api/app';
import { openApiDocument } from '@/lib/api/docs/openapi';

/** Where the generated client stands. */
export const clientFile = join(import.meta.dirname, 'latchkey.ts');

const HEAD = `// Made by generate.ts beside it.
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
`;

/** The source of the client, made from the OpenAPI document of this version. */
export async function clientSource(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(openApiDocument(app)));
    return HEAD + (await generateSource(file, { argumentStyle: 'object', useUnknown: true }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) writeFileSync(clientFile, await clientSource());
