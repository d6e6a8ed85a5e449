-- Plain columns instead of the redefined table the tool proposes: that would drop indexes it does not know.
-- AlterTable
ALTER TABLE "run_dataset" ADD COLUMN "fingerprints" TEXT;
ALTER TABLE "run_dataset" ADD COLUMN "schema_hash" TEXT;
ALTER TABLE "run" ADD COLUMN "code_facets" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "run" ADD COLUMN "code_key" TEXT;

-- CreateIndex
CREATE INDEX "run_dataset_dataset_key_side_version_last_seen_run_key_idx" ON "run_dataset"("dataset_key", "side", "version", "last_seen", "run_key");
