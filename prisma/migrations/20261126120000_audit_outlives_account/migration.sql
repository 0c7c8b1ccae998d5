-- A cascade runs with the rights of the table's owner, so whoever may delete an account, or change its id,
-- could delete or change its audit events. They are permanent: they keep the id of an account that is gone.
ALTER TABLE "audit_event" DROP CONSTRAINT "audit_event_account_id_fkey";
