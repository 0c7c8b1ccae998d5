import { ChevronDown, CircleUser, LogOut } from 'lucide-react';
import { ownHref } from '@/components/ui/base-path';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-item';

/** Who is signed in, and the way out. */
export function UserMenu({ username }: { username: string }) {
  return (
    <Menu
      variant="ghost"
      trigger={
        <>
          <CircleUser aria-hidden="true" />
          <span className="sr-only">Signed in as </span>
          <span className="max-w-16 truncate min-[24rem]:max-w-28 sm:max-w-44 md:max-w-16 lg:max-w-44">
            {username}
          </span>
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <MenuItem href="/account">
        <CircleUser aria-hidden="true" /> Account
      </MenuItem>
      <form action={ownHref('/sign-out')} method="post" className="mt-1 border-t border-line pt-1">
        <MenuItem type="submit">
          <LogOut aria-hidden="true" /> Sign out
        </MenuItem>
      </form>
    </Menu>
  );
}
