import Form from 'next/form';
import type { EventQuery } from '@/components/activity/events-address';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { actions } from '@/lib/audit/action';

/** Filters the events by action, token and time; the address keeps it. */
export function EventFilterForm({ query, fault }: { query: EventQuery; fault?: string }) {
  return (
    <Form prefetch={false} action="/activity" className="flex flex-wrap items-end gap-3">
      <label className="grid gap-1 text-sm font-medium max-sm:basis-full">
        Action
        <Select name="action" defaultValue={query.action ?? ''} className="sm:w-56">
          <option value="">Everything</option>
          {Object.entries(actions).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid gap-1 text-sm font-medium max-sm:basis-full">
        Token name
        <Input
          name="token"
          defaultValue={query.token}
          maxLength={50}
          autoComplete="off"
          spellCheck={false}
          className="sm:w-48"
        />
      </label>
      <label className="grid gap-1 text-sm font-medium max-sm:flex-1">
        From
        <Input name="from" type="date" defaultValue={query.from} className="tabular" />
      </label>
      <label className="grid gap-1 text-sm font-medium max-sm:flex-1">
        Until
        <Input name="until" type="date" defaultValue={query.until} className="tabular" />
      </label>
      <Button type="submit">Filter</Button>
      {fault && <FieldError id="filter-error">{fault}</FieldError>}
    </Form>
  );
}
