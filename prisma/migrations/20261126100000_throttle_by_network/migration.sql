-- `network` counts rows against the cap of the network that made them. `reported_lock` is the lock whose
-- refusals have their audit event. Both may be null, so a replica of the version before can still write.
ALTER TABLE "sign_in_throttle" ADD COLUMN "network" VARCHAR(45), ADD COLUMN "reported_lock" TIMESTAMPTZ(3);

CREATE INDEX "sign_in_throttle_network_last_failure_at_idx" ON "sign_in_throttle" ("network", "last_failure_at");
