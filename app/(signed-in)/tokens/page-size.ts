import { cookies } from 'next/headers';
import { pageSizes } from '@/lib/tokens/list-tokens';

const COOKIE = 'page-size';
const YEAR = 365 * 24 * 60 * 60;
const DEFAULT = 20;

/** How many tokens this browser shows a page. */
export async function rememberedPageSize(): Promise<number> {
  return offered((await cookies()).get(COOKIE)?.value);
}

/** Remembers the page size for a year; one that is not offered counts as the default. */
export async function rememberPageSize(size: string | undefined): Promise<void> {
  (await cookies()).set(COOKIE, String(offered(size)), {
    path: '/',
    maxAge: YEAR,
    sameSite: 'lax',
    httpOnly: true,
  });
}

function offered(size: string | undefined): number {
  return pageSizes.find((one) => String(one) === size) ?? DEFAULT;
}
