'use client';

import { CalendarDays } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { TypedToken } from '@/components/tokens/create/create-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { RadioGroup } from '@/components/ui/radio-group';
import { Skeleton } from '@/components/ui/skeleton';

// Loaded when the calendar is first opened: most people keep the date that stands there.
const Calendar = dynamic(
  () => import('@/components/tokens/create/calendar').then((module) => module.Calendar),
  {
    ssr: false,
    loading: () => <Skeleton className="h-72 w-64" />,
  },
);

/** "Should the API Token Expire?": never, or at the end of a date, typed or picked from a calendar. */
export function ExpiryFields({
  typed,
  error,
  today,
  zone,
}: {
  typed: TypedToken;
  error?: string;
  today: string;
  zone: string;
}) {
  const [date, setDate] = useState(typed.date);
  const [opened, setOpened] = useState(false);
  const popover = useRef<HTMLDetailsElement>(null);

  function pick(picked: string) {
    setDate(picked);
    if (popover.current) popover.current.open = false;
    document.getElementById('date')?.focus();
  }

  return (
    <div className="group grid gap-3">
      <RadioGroup
        name="expiry"
        legend="Should the API Token Expire?"
        choices={[
          {
            value: 'never',
            label: 'The API Token will not expire.',
            defaultChecked: typed.expiry === 'never',
          },
          { value: 'date', label: 'Specify an expiration date.', defaultChecked: typed.expiry !== 'never' },
        ]}
      />
      <div className="group-has-[input[value=never]:checked]:hidden">
        <Field
          name="date"
          label="API Token Expiration Date"
          help={`The token expires on this date at 23:59:59, server time (${zone}). You cannot change it later.`}
          error={error}
        >
          {(control) => (
            <span className="flex gap-2">
              <Input
                {...control}
                value={date}
                onChange={({ target }) => setDate(target.value)}
                placeholder="YYYY-MM-DD"
                inputMode="numeric"
                autoComplete="off"
                maxLength={10}
                className="tabular max-w-40"
              />
              <span onClickCapture={() => setOpened(true)}>
                <Popover
                  ref={popover}
                  trigger={<CalendarDays aria-hidden="true" />}
                  label="Open the calendar"
                  size="icon"
                  className="max-sm:fixed! max-sm:inset-x-4! max-sm:top-auto! max-sm:bottom-4! max-sm:mx-auto max-sm:w-fit!"
                >
                  {opened && <Calendar date={date} today={today} onPick={pick} />}
                </Popover>
              </span>
            </span>
          )}
        </Field>
      </div>
    </div>
  );
}
