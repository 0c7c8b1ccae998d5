-- By hand: Prisma knows no expression indexes. A name is ASCII, and looking for bytes in bytes takes half
-- the time of looking for characters in characters. The cast sees no backslash: token_name_form allows none.
DROP INDEX "token_account_id_lower_name_idx";
CREATE INDEX "token_account_id_folded_name_idx" ON "token"("account_id", (lower("name")::bytea)) INCLUDE ("name", "expires_at");
