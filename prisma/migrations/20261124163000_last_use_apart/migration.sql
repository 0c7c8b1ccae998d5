-- Last uses are written all the time, and a page of tokens whose rows were written cannot be counted from
-- an index alone until it has been vacuumed. So they stand apart, in rows of their own.
CREATE TABLE "token_use" (
    "token_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" VARCHAR(45),

    CONSTRAINT "token_use_pkey" PRIMARY KEY ("token_id")
);

-- By hand: with room on its page a later use takes the place of the earlier, and the index learns of nothing.
-- No foreign key: its checks would write to the tokens after all. What a revoke leaves is swept every hour.
ALTER TABLE "token_use" SET (fillfactor = 70);

INSERT INTO "token_use" ("token_id", "at", "address")
SELECT "id", "last_used_at", "last_used_address" FROM "token" WHERE "last_used_at" IS NOT NULL;

ALTER TABLE "token" DROP COLUMN "last_used_at", DROP COLUMN "last_used_address";
