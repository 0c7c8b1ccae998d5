import { keepCookie, readCookie } from '@/app/_request/session/cookie';
import { pageSizes } from '@/lib/tokens/listing/list-tokens';

const COOKIE = 'page-size';
const YEAR = 365 * 24 * 60 * 60;
const DEFAULT = 20;

/** How many tokens this browser shows a page. */
export async function rememberedPageSize(): Promise<number> {
  return offered(await readCookie(COOKIE));
}

/** Remembers the page size for a year; one that is not offered counts as the default. */
export async function rememberPageSize(size: string | undefined): Promise<void> {
  await keepCookie(COOKIE, String(offered(size)), { maxAge: YEAR, httpOnly: true });
}

function offered(size: string | undefined): number {
  return pageSizes.find((one) => String(one) === size) ?? DEFAULT;
}
