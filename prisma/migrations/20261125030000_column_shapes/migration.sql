-- CreateTable
CREATE TABLE "column_shape" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "owner_key" TEXT NOT NULL,
    "is_declared" BOOLEAN NOT NULL,
    "content" TEXT NOT NULL,
    "run_count" INTEGER NOT NULL,
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,
    "last_run" TEXT
);

-- CreateTable
CREATE TABLE "run_column_shape" (
    "run_key" TEXT NOT NULL,
    "shape_key" TEXT NOT NULL,

    PRIMARY KEY ("run_key", "shape_key")
);

-- CreateIndex
CREATE INDEX "column_shape_owner_key_idx" ON "column_shape"("owner_key");

-- CreateIndex
CREATE INDEX "run_column_shape_shape_key_idx" ON "run_column_shape"("shape_key");
