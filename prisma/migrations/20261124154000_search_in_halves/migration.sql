-- By hand: Prisma knows no expression indexes. The names of an account in two halves of about the same
-- size, whatever the names are, so that a search looks through both at once, on two connections.
DROP INDEX "token_account_id_folded_name_idx";
CREATE INDEX "token_account_id_half_folded_name_idx" ON "token"("account_id", (get_byte(sha256(lower("name")::bytea), 0) & 1), (lower("name")::bytea)) INCLUDE ("name", "expires_at");
