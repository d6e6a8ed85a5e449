-- What past answers need. Stores made before are filled by the rebuild that follows (lib/store/projections-version.ts).
-- DropIndex
DROP INDEX "run_shape_key_last_seen_idx";

-- DropIndex
DROP INDEX "run_dataset_dataset_key_last_seen_run_key_idx";

-- CreateTable
CREATE TABLE "mention" (
    "node_key" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("node_key", "at")
);

-- CreateTable
CREATE TABLE "lifecycle" (
    "dataset_key" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "event_hash" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "run_key" TEXT,
    "previous_key" TEXT,

    PRIMARY KEY ("dataset_key", "at", "event_hash")
);

-- CreateTable
CREATE TABLE "declared_node" (
    "node_key" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,

    PRIMARY KEY ("node_key", "side", "owner_key")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_declaration" (
    "owner_key" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "event_hash" TEXT NOT NULL,
    "shape_key" TEXT NOT NULL,

    PRIMARY KEY ("owner_key", "at", "event_hash")
);
INSERT INTO "new_declaration" ("at", "event_hash", "owner_key", "shape_key") SELECT "at", "event_hash", "owner_key", "shape_key" FROM "declaration";
DROP TABLE "declaration";
ALTER TABLE "new_declaration" RENAME TO "declaration";
CREATE TABLE "new_event_node" (
    "node_key" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("node_key", "told", "at", "seq")
);
INSERT INTO "new_event_node" ("node_key", "told", "at", "seq") SELECT "node_key", '', '', "seq" FROM "event_node";
DROP TABLE "event_node";
ALTER TABLE "new_event_node" RENAME TO "event_node";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "lifecycle_change_at_idx" ON "lifecycle"("change", "at");

-- CreateIndex
CREATE INDEX "run_shape_key_last_seen_first_seen_run_id_idx" ON "run"("shape_key", "last_seen", "first_seen", "run_id");

-- CreateIndex
CREATE INDEX "run_last_seen_first_seen_run_id_idx" ON "run"("last_seen", "first_seen", "run_id");

-- CreateIndex
CREATE INDEX "run_dataset_dataset_key_last_seen_run_key_side_idx" ON "run_dataset"("dataset_key", "last_seen", "run_key", "side");
