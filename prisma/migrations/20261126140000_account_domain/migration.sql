-- The main domain of an account, as functions tell it. Accounts made before have none.
ALTER TABLE "account" ADD COLUMN "domain" VARCHAR(253);
