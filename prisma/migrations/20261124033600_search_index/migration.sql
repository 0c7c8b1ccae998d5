-- By hand: Prisma knows no expression indexes. A search looks through the names of one account, in any
-- case; all that it reads of a token stands in this index, so that it never has to visit the table.
CREATE INDEX "token_account_id_lower_name_idx" ON "token"("account_id", lower("name")) INCLUDE ("name", "expires_at", "created_at", "id");
