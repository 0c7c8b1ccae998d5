-- By hand: Prisma knows no storage parameters. Where a page has room, a new last use stays on it and no
-- index learns of it: a third of the work. For pages that are filled from now on.
ALTER TABLE "token" SET (fillfactor = 90);
