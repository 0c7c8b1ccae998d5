import type { ReactNode } from 'react';
import { page } from '@/app/_request/marked';
import { requireSession } from '@/app/_request/session/actor';
import { readCookie } from '@/app/_request/session/cookie';
import { dismissFailedAttemptsAction, setThemeAction } from '@/app/(signed-in)/actions';
import { FailedAttemptsNotice } from '@/components/account/failed-attempts-notice';
import { Frame } from '@/components/frame/frame';
import { readTheme, THEME_COOKIE } from '@/components/frame/theme';
import { ShortcutSheet } from '@/components/shortcuts/shortcut-sheet';
import { config } from '@/lib/config';
import { describeZone } from '@/lib/time';

export default page(async function SignedInLayout({ children }: { children: ReactNode }) {
  const { actor, failedBefore } = await requireSession();
  const zone = config().SERVER_TIME_ZONE;
  return (
    <Frame
      username={actor.name}
      theme={readTheme(await readCookie(THEME_COOKIE))}
      setTheme={setThemeAction}
      foot={
        <>
          <p className="self-center">
            All dates and times are in server time, {describeZone(new Date(), zone)}.
          </p>
          <ShortcutSheet />
        </>
      }
    >
      {failedBefore && (
        <FailedAttemptsNotice attempts={failedBefore} zone={zone} dismiss={dismissFailedAttemptsAction} />
      )}
      {children}
    </Frame>
  );
});
