'use client';

import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { applyTheme, type Theme } from '@/components/frame/theme';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-item';

const themes = [
  { theme: 'system', word: 'System', icon: Monitor },
  { theme: 'light', word: 'Light', icon: Sun },
  { theme: 'dark', word: 'Dark', icon: Moon },
] as const;

/** System, light or dark: at once with scripts, through the form without. */
export function ThemeSwitcher({
  theme: first,
  action,
}: {
  theme: Theme;
  /** Reads the field `theme` and sets `themeCookie`. */
  action: (form: FormData) => void | Promise<void>;
}) {
  const [chosen, setChosen] = useState(first);
  const { icon: Icon } = themes.find(({ theme }) => theme === chosen) ?? themes[0];

  function choose(event: MouseEvent, theme: Theme) {
    event.preventDefault();
    applyTheme(theme);
    setChosen(theme);
  }

  return (
    <Menu
      trigger={<Icon aria-hidden="true" />}
      label="Theme"
      variant="ghost"
      size="icon"
      className="min-w-36"
    >
      <form action={action}>
        {themes.map(({ theme, word, icon: ItemIcon }) => (
          <MenuItem
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === chosen}
            onClick={(event) => choose(event, theme)}
          >
            <ItemIcon aria-hidden="true" />
            {word}
            {theme === chosen && <Check aria-hidden="true" className="ml-auto" />}
          </MenuItem>
        ))}
      </form>
    </Menu>
  );
}
