import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { sentFlash } from '@/app/_request/flash';
import { assertThroughFront } from '@/app/_request/front-facts';
import { readCookie } from '@/app/_request/session/cookie';
import { SkipLink } from '@/components/frame/skip-link';
import { readTheme, THEME_COOKIE } from '@/components/frame/theme';
import { ToastRegion } from '@/components/ui/toast-region';
import { TooltipLayer } from '@/components/ui/tooltip-layer';
import { isHttps } from '@/lib/address/own-address';
import '@/app/globals.css';

export const metadata: Metadata = {
  title: { default: 'Latchkey', template: '%s · Latchkey' },
  description: 'API tokens: create them, see which are about to expire, and take them back.',
  robots: { index: false, follow: false },
};

const chrome = { light: '#fffefc', dark: '#1d1a18' };

/** The colour of the browser's own bars, which are beside the header. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme !== 'system') return { themeColor: chrome[theme] };
  return {
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: chrome.light },
      { media: '(prefers-color-scheme: dark)', color: chrome.dark },
    ],
  };
}

/** What every page has: the theme, the way past the navigation, toasts and tooltips. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await assertThroughFront();
  const theme = await chosenTheme();
  const flash = await sentFlash();
  return (
    // The theme may have been switched between the server's answer and now; the switch is right.
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      data-cookies={isHttps() ? 'secure' : undefined}
      suppressHydrationWarning
    >
      <body>
        <SkipLink />
        {children}
        <ToastRegion flash={flash} />
        <TooltipLayer />
      </body>
    </html>
  );
}

async function chosenTheme() {
  return readTheme(await readCookie(THEME_COOKIE));
}
