-- What every event adds to, kept so that it costs few pages; unknown to Prisma.
-- A dataset's versions, who wrote one and who read it. Most reads tell no version and are not in it.
CREATE INDEX "run_dataset_versions" ON "run_dataset"("dataset_key", "side", "version", "last_seen", "run_key")
  WHERE "side" = 'output' OR "version" IS NOT NULL;
-- Rows that are little more than their key stand in the key's tree, not in a second one beside it.
ALTER TABLE "event_node" RENAME TO "former_event_node";
CREATE TABLE "event_node" (
    "node_key" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("node_key", "told", "at", "seq")
) WITHOUT ROWID;
INSERT INTO "event_node" SELECT * FROM "former_event_node" ORDER BY 1, 2, 3, 4;
DROP TABLE "former_event_node";
ALTER TABLE "mention" RENAME TO "former_mention";
CREATE TABLE "mention" (
    "node_key" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("node_key", "at")
) WITHOUT ROWID;
INSERT INTO "mention" SELECT * FROM "former_mention" ORDER BY 1, 2;
DROP TABLE "former_mention";
ALTER TABLE "run_column_shape" RENAME TO "former_run_column_shape";
DROP INDEX "run_column_shape_shape_key_idx";
CREATE TABLE "run_column_shape" (
    "run_key" TEXT NOT NULL,
    "shape_key" TEXT NOT NULL,

    PRIMARY KEY ("run_key", "shape_key")
) WITHOUT ROWID;
CREATE INDEX "run_column_shape_shape_key_idx" ON "run_column_shape"("shape_key");
INSERT INTO "run_column_shape" SELECT * FROM "former_run_column_shape" ORDER BY 1, 2;
DROP TABLE "former_run_column_shape";
