import { afterEach, expect, test } from 'vitest';
import { forgetSite } from '@/app/_request/session/forget-site';
import { setConfig } from '@/lib/config';

afterEach(() => setConfig({ PUBLIC_URL: '' }));

test.each([
  ['', '"cache", "storage"'],
  ['https://tokens.example.com', '"cache", "storage"'],
  ['https://example.com/latchkey', '"cache"'],
])(
  'with PUBLIC_URL “%s” the browser forgets %s, and under a path nothing that others stored',
  (PUBLIC_URL, what) => {
    setConfig({ PUBLIC_URL });
    expect(forgetSite()).toEqual(['Clear-Site-Data', what]);
  },
);
