-- By hand: Prisma knows no expression indexes. A search pays for every column that stands in the index,
-- of every name it looks at, so only those remain that it needs to count.
DROP INDEX "token_account_id_lower_name_idx";
CREATE INDEX "token_account_id_lower_name_idx" ON "token"("account_id", lower("name")) INCLUDE ("name", "expires_at");
