-- Where the home really was when the account was made: a home that is a link is measured nowhere else.
-- Accounts made before have none: theirs is measured unless it is a link itself.
ALTER TABLE "account" ADD COLUMN "home_real_path" TEXT;
