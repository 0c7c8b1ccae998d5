import { BookOpen, KeyRound, ScrollText, UserRound } from 'lucide-react';
import { NavLink } from '@/components/frame/nav-link';

/** The four places: in the header where there is room, in a row of their own on a phone. */
export function Navigation() {
  return (
    <nav aria-label="Main" className="max-md:order-last max-md:col-span-full max-md:-mx-2">
      <ul className="grid grid-cols-4 gap-1 md:flex">
        <li>
          <NavLink href="/tokens">
            <KeyRound aria-hidden="true" /> API Tokens
          </NavLink>
        </li>
        <li>
          <NavLink href="/activity">
            <ScrollText aria-hidden="true" /> Activity
          </NavLink>
        </li>
        <li>
          <NavLink href="/account">
            <UserRound aria-hidden="true" /> Account
          </NavLink>
        </li>
        <li>
          <NavLink href="/api/docs" plain>
            <BookOpen aria-hidden="true" /> API docs
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
