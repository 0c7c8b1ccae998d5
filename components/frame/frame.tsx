import type { ReactNode } from 'react';
import { Navigation } from '@/components/frame/navigation';
import type { Theme } from '@/components/frame/theme';
import { ThemeSwitcher } from '@/components/frame/theme-switcher';
import { UserMenu } from '@/components/frame/user-menu';
import { Link } from '@/components/ui/link';
import { Wordmark } from '@/components/ui/wordmark';

type FormAction = (form: FormData) => void | Promise<void>;

/** What surrounds every signed-in page: where one can go, who one is, and what time the server has. */
export function Frame({
  username,
  theme,
  setTheme,
  foot,
  children,
}: {
  username: string;
  theme: Theme;
  setTheme: FormAction;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto]">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto grid max-w-content grid-cols-[1fr_auto] items-center gap-x-2 gap-y-1 px-gutter py-2 md:gap-x-3 lg:gap-x-6 md:grid-cols-[auto_1fr_auto]">
          <Link href="/tokens" className="flex justify-self-start rounded">
            <Wordmark />
          </Link>
          <Navigation />
          <div className="flex items-center justify-end">
            <ThemeSwitcher theme={theme} action={setTheme} />
            <UserMenu username={username} />
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-content grid-cols-[minmax(0,1fr)] content-start gap-6 px-gutter py-6 outline-none sm:py-8"
      >
        {children}
      </main>
      <footer className="tabular mx-auto flex w-full max-w-content flex-wrap justify-between gap-x-6 gap-y-1 px-gutter pb-6 text-xs text-muted">
        {foot}
      </footer>
    </div>
  );
}
