import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { app } from '@/lib/api/app';
import { openApiDocument } from '@/lib/api/docs/openapi';
import { operationsOf } from '@/lib/api/docs-model';

test('the OpenAPI document is linted clean by every rule that is recommended', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify(openApiDocument(app));
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  const told = problems.map(
    (problem) =>
      `${problem.severity} ${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`,
  );

  expect(told).toEqual([]);
});

test('the linter would find a fault', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const document = openApiDocument(app);
  const source = JSON.stringify({ ...document, paths: { '/api/x': { get: { responses: {} } } } });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(problems.length).toBeGreaterThan(0);
});

test('every route of the app is in the document, and nothing else is', () => {
  const document = openApiDocument(app);
  const described = new Set(
    operationsOf(document).map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  );
  const routed = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:([^/]+)/g, '{$1}')}`),
  );
  const proxyDoor = ['GET /api/v1/verify', 'GET /api/v1/verify/{path}'];
  expect([...described].sort()).toEqual([...routed, ...proxyDoor].sort());
});
