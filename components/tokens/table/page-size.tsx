import { Check, Settings } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-item';

/** The gear: how many tokens a page shows. Remembered for this browser. */
export function PageSize({
  size,
  sizes,
  address,
  action,
}: {
  size: number;
  sizes: readonly number[];
  /** Where to go on: the table as it is now. */
  address: string;
  action: (form: FormData) => Promise<void>;
}) {
  return (
    <Menu trigger={<Settings aria-hidden="true" />} label="Tokens per page" size="icon" className="min-w-40">
      <form action={action}>
        <input type="hidden" name="address" value={address} />
        <p className="px-2.5 py-1 text-xs text-muted">Tokens per page</p>
        {sizes.map((one) => (
          <MenuItem key={one} type="submit" name="size" value={one} aria-pressed={one === size}>
            <span className="tabular">{one}</span>
            {one === size && <Check aria-hidden="true" className="ml-auto" />}
          </MenuItem>
        ))}
      </form>
    </Menu>
  );
}
