-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "username" VARCHAR(32) NOT NULL,
    "email" VARCHAR(254),
    "password_hash" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),
    "home" TEXT,
    "plan" VARCHAR(64) NOT NULL DEFAULT 'default',
    "locale" VARCHAR(16) NOT NULL DEFAULT 'en',
    "contact_email" VARCHAR(254),
    "contact_email_2" VARCHAR(254),
    "disk_limit_bytes" BIGINT,
    "inode_limit" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    -- By hand: names sort by their bytes, so that a list and its cursor have the same order on every
    -- server, and the index below serves searches by prefix.
    "name" VARCHAR(50) COLLATE "C" NOT NULL,
    "digest" BYTEA NOT NULL,
    "hint" CHAR(4) NOT NULL,
    "unrestricted" BOOLEAN NOT NULL,
    "features" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "created_by" VARCHAR(120) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" VARCHAR(45),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "address" VARCHAR(45),
    "user_agent" VARCHAR(400),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "deed" VARCHAR(40) NOT NULL,
    "actor_kind" VARCHAR(20) NOT NULL,
    "actor_id" UUID,
    "actor_name" VARCHAR(120) NOT NULL,
    "address" VARCHAR(45),
    "token_id" UUID,
    "token_name" VARCHAR(50),
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" VARCHAR(300) NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failure_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" VARCHAR(40) NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "account_id" UUID NOT NULL,
    "key" VARCHAR(300) NOT NULL,
    "request_digest" BYTEA NOT NULL,
    "token_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "token_digest_key" ON "token"("digest");

-- CreateIndex
CREATE INDEX "token_account_id_created_at_id_idx" ON "token"("account_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "token_account_id_expires_at_id_idx" ON "token"("account_id", "expires_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "token_account_id_name_key" ON "token"("account_id", "name");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_account_id_id_idx" ON "audit_event"("account_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_deed_id_idx" ON "audit_event"("account_id", "deed", "id");

-- CreateIndex
CREATE INDEX "sign_in_throttle_last_failure_at_idx" ON "sign_in_throttle"("last_failure_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: the rules of the domain that Prisma's schema cannot say.

-- A username is what `cpanel USER:SECRET` carries: a lower-case letter, then letters, digits, - and _.
ALTER TABLE "account" ADD CONSTRAINT "account_username_form" CHECK ("username" ~ '^[a-z][a-z0-9_-]{0,31}$');

-- An address is lower case, so that its unique index knows one mailbox as one.
ALTER TABLE "account" ADD CONSTRAINT "account_email_form" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');

-- A limit is a size; null is no limit.
ALTER TABLE "account" ADD CONSTRAINT "account_disk_limit_form" CHECK ("disk_limit_bytes" >= 0);
ALTER TABLE "account" ADD CONSTRAINT "account_inode_limit_form" CHECK ("inode_limit" >= 0);

-- Rule 1: a name is 1 to 50 of a-z A-Z 0-9 - _.
ALTER TABLE "token" ADD CONSTRAINT "token_name_form" CHECK ("name" ~ '^[A-Za-z0-9_-]{1,50}$');

-- Rule 3: what is kept of a secret is its SHA-256, and never the secret in its place.
ALTER TABLE "token" ADD CONSTRAINT "token_digest_form" CHECK (octet_length("digest") = 32);

-- The hint is the secret's last 4 characters, no more.
ALTER TABLE "token" ADD CONSTRAINT "token_hint_form" CHECK ("hint" ~ '^[A-Za-z0-9]{4}$');

-- Features are for limited tokens: an unrestricted one may call everything, and lists none.
ALTER TABLE "token" ADD CONSTRAINT "token_features_form" CHECK ("features" IS NOT NULL AND (NOT "unrestricted" OR "features" = '{}'));

-- Somebody did it: an account, a token, or the command line.
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_form" CHECK ("actor_kind" IN ('account', 'token', 'command_line'));

-- Rule 8, in an audit: an event that names a token names whose it is.
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_token_form" CHECK ("token_id" IS NULL OR "account_id" IS NOT NULL);

-- Failures are counted up from nought.
ALTER TABLE "sign_in_throttle" ADD CONSTRAINT "sign_in_throttle_failures_form" CHECK ("failures" >= 0);
