'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { actionActor } from '@/app/_session/actor';
import { ownPath } from '@/app/_session/own-path';
import { pageSizes } from '@/lib/tokens/list-tokens';

const COOKIE = 'page-size';
const DEFAULT = 20;

/** How many tokens this browser shows a page. */
export async function rememberedPageSize(): Promise<number> {
  return offered((await cookies()).get(COOKIE)?.value);
}

/** Remembers the page size for a year and shows the table's first page again. */
export async function setPageSizeAction(form: FormData): Promise<void> {
  await actionActor();
  const size = offered(form.get('size')?.toString());
  (await cookies()).set(COOKIE, String(size), {
    path: '/',
    maxAge: 365 * 24 * 60 * 60,
    sameSite: 'lax',
    httpOnly: true,
  });
  redirect(ownPath(form.get('address')?.toString()));
}

function offered(size: string | undefined): number {
  return pageSizes.find((one) => String(one) === size) ?? DEFAULT;
}
