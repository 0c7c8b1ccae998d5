import { AlertDialog } from '@/components/ui/alert-dialog';

/** Asks before a secret that was not saved is lost for good. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <AlertDialog
      title="Leave without the token?"
      description="You have not said that you saved it. Once you leave, nobody can show it again: you would have to revoke it and create a new one."
      cancelLabel="Stay here"
      confirmLabel="Leave without it"
      onConfirm={onLeave}
      onCancel={onStay}
    />
  );
}
