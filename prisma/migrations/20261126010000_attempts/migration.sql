-- AlterTable
ALTER TABLE "run" ADD COLUMN "attempt" INTEGER;

-- CreateIndex
CREATE INDEX "run_job_key_nominal_start_idx" ON "run"("job_key", "nominal_start");
