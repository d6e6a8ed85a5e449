-- Full-text search over nodes (SQLite FTS5). Projections like the rest; unknown to Prisma.
-- search_word: whole words and prefixes; "." "_" "/" and "-" part words.
CREATE VIRTUAL TABLE "search_word" USING fts5(
  "name", "columns", "tags", "owners", "description", "namespace",
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
-- search_part: any run of three or more characters of a name.
CREATE VIRTUAL TABLE "search_part" USING fts5(
  "name", tokenize = "trigram", columnsize = 0
);
-- What both are about: rowid of the FTS tables, and what exact and sorted answers need.
CREATE TABLE "search_entry" (
  "id" INTEGER PRIMARY KEY,
  "node_key" TEXT NOT NULL UNIQUE,
  "name_lower" TEXT NOT NULL,
  "tail_lower" TEXT NOT NULL,
  "columns" TEXT NOT NULL
);
CREATE INDEX "search_entry_name" ON "search_entry"("name_lower");
CREATE INDEX "search_entry_tail" ON "search_entry"("tail_lower");
-- Names another one stands for; only these are in it, so reading all of them costs what they are.
CREATE INDEX "node_alias" ON "node"("key", "canonical_key") WHERE "canonical_key" <> "key";
-- Runs that are part of another, latest last: a job with a hundred thousand runs of its own has none of them.
CREATE INDEX "run_child" ON "run"("job_key", "started_at", "key") WHERE "parent_key" IS NOT NULL;
