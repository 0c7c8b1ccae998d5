import { cookies } from 'next/headers';
import { flashCookie } from '@/components/ui/flash';
import type { ToastTone } from '@/components/ui/toast';

/** Says `message` on the page that follows. Never a secret: it travels in a cookie. */
export async function say(message: string, tone: ToastTone = 'success'): Promise<void> {
  const { name, value, ...options } = flashCookie(message, tone);
  (await cookies()).set(name, value, options);
}
