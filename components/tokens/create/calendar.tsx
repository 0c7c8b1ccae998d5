'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DayPicker } from 'react-day-picker';
import { buttonStyle } from '@/components/ui/button-style';

const LAST_YEAR = 9999;

/** A calendar of days in server time; the past is closed. Dates go in and out as `YYYY-MM-DD`, whatever zone the browser is in. */
export function Calendar({
  date,
  today,
  onPick,
}: {
  date: string;
  today: string;
  onPick: (date: string) => void;
}) {
  const first = dayOf(today) ?? new Date();
  const chosen = dayOf(date);
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      timeZone="UTC"
      noonSafe
      today={first}
      selected={chosen}
      defaultMonth={chosen ?? first}
      startMonth={first}
      endMonth={new Date(Date.UTC(Math.min(first.getUTCFullYear() + 50, LAST_YEAR), 11, 1))}
      disabled={{ before: first }}
      onSelect={(day) => day && onPick(isoOf(day))}
      captionLayout="dropdown"
      weekStartsOn={1}
      components={{ Chevron }}
      classNames={{
        months: 'relative',
        month: 'grid gap-2',
        nav: 'absolute top-0 right-0 flex gap-1',
        button_previous: buttonStyle('ghost', 'icon-sm'),
        button_next: buttonStyle('ghost', 'icon-sm'),
        month_caption: 'flex h-control-sm items-center',
        dropdowns: 'flex gap-1',
        dropdown_root: 'contents',
        dropdown: 'h-control-sm rounded border border-edge/60 bg-raised px-1.5 text-sm font-medium',
        caption_label: 'hidden',
        month_grid: 'border-collapse',
        weekday: 'size-9 text-xs font-normal text-muted',
        day: 'size-9 p-0 text-center text-sm',
        day_button: 'tabular size-9 rounded hover:bg-ink/6 disabled:cursor-not-allowed',
        today: 'font-bold text-accent-text',
        selected: '[&>button]:bg-accent [&>button]:text-accent-on',
        outside: 'text-muted',
        disabled: 'text-muted/60 line-through decoration-1 [&>button]:hover:bg-transparent',
        hidden: 'invisible',
      }}
    />
  );
}

function Chevron({ orientation }: { orientation?: string }) {
  if (orientation === 'left') return <ChevronLeft className="size-4" />;
  return orientation === 'right' ? <ChevronRight className="size-4" /> : <span hidden />;
}

function dayOf(date: string): Date | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}

function isoOf(day: Date): string {
  return new Date(day.getTime()).toISOString().slice(0, 10);
}
