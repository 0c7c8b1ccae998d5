-- A password that somebody else made must be changed at the first sign-in, and ends; both are empty once it was.
ALTER TABLE "account" ADD COLUMN "password_must_change" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "account" ADD COLUMN "password_expires_at" TIMESTAMPTZ(3);

-- The wrong passwords before this sign-in, until the person has read of them.
ALTER TABLE "session" ADD COLUMN "failed_before" JSONB;
