import { expect, test } from 'vitest';
import { testDatabase } from '@/test/addresses';
import { latchkey } from '@/test/latchkey';
import { statement } from '@/test/statement';

const port = { PORT: '1' };

test('the doctor finds nothing to say about a serving role with only what it needs', async () => {
  const { code, stdout } = await latchkey(['doctor', '--json'], { env: port });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).findings).toContainEqual({
    about: 'database role',
    state: 'good',
    says: expect.stringContaining('latchkey_app'),
  });
});

test('the doctor says what one address for everything costs, with statements that make a second role', {
  timeout: 60_000,
}, async () => {
  const { ownerUrl, superuserUrl } = testDatabase();
  const { code, stdout } = await latchkey(['doctor'], { env: { ...port, DATABASE_URL: ownerUrl } });
  expect(code).toBe(0);
  expect(stdout).toMatch(/warning {2}database role: .*latchkey_owner.* can change and delete audit events/);
  expect(stdout).toContain('MIGRATION_DATABASE_URL');
  const pasted = stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.endsWith(';'));
  expect(pasted).toHaveLength(2);
  // On this server the role is there already: under another name the statements do what they say.
  await statement(superuserUrl, pasted.join('\n').replaceAll('latchkey_app', 'pasted_app'));
  await statement(superuserUrl, `DROP OWNED BY pasted_app; DROP ROLE pasted_app`);
});

test('a serving role that may make tables is told of, with the statement that takes it away', async () => {
  const { superuserUrl } = testDatabase();
  await statement(superuserUrl, 'GRANT CREATE ON SCHEMA public TO PUBLIC');
  const before = JSON.parse((await latchkey(['doctor', '--json'], { env: port })).stdout);
  const finding = before.findings.find(({ about }: { about: string }) => about === 'database role');
  expect(finding.state).toBe('warning');
  await statement(superuserUrl, finding.sql.join('\n'));
  const after = JSON.parse((await latchkey(['doctor', '--json'], { env: port })).stdout);
  expect(after.findings.find(({ about }: { about: string }) => about === 'database role').state).toBe('good');
});
