import { expect, it } from 'vitest';
import { productFiles } from './source-files';

// Next's own links, forms, redirects and router know the path that the pages are built for; these do not.
const PLAIN = [
  /<(?:a|area|form|img|iframe|link|script|source)\b[^>]*\s(?:href|action|src)=(?:"\/|\{`\/|\{'\/)/,
  /\bformAction="\//,
  /\bfetch\(\s*['"`]\//,
  /\blocation(?:\.href)?\s*=\s*['"`]\//,
  /\blocation\.(?:assign|replace)\(\s*['"`]\//,
];

const plainIn = (text: string) =>
  PLAIN.flatMap((pattern) => pattern.exec(text.replace(/\s+/g, ' '))?.[0] ?? []);

it('no address of ours stands in plain HTML without the path of the server in front', () => {
  const sources = productFiles('app', 'components');
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap(({ file, text }) => plainIn(text).map((part) => `${file}: ${part}`));
  expect(found, 'use ownHref() of components/ui/base-path.ts').toEqual([]);
});

it('such an address would be found, in each way that it can be written', () => {
  for (const text of [
    '<a\n  className={style}\n  href="/api/docs">',
    '<form action="/sign-out" method="post">',
    "<form method='post' action={`/tokens/revoke`}>",
    "await fetch('/api/v1/token')",
    "location.href = '/tokens'",
    "location.assign('/tokens')",
  ])
    expect(plainIn(text), text).toHaveLength(1);
  expect(
    plainIn(`<Link href="/tokens"> <a href="#content"> <a href={ownHref('/api/docs')}> redirect('/x')`),
  ).toEqual([]);
});
