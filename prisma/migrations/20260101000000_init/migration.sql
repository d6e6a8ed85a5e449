-- CreateTable
CREATE TABLE "event" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event_type" TEXT,
    "event_time" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "producer" TEXT,
    "node_key" TEXT NOT NULL,
    "run_id" TEXT,
    "size" INTEGER NOT NULL,
    "warning_count" INTEGER NOT NULL,
    "warnings" TEXT NOT NULL,
    "body" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "event_node" (
    "node_key" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("node_key", "seq")
);

-- CreateTable
CREATE TABLE "node" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "canonical_key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sub_type" TEXT,
    "description" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "owners" TEXT NOT NULL DEFAULT '[]',
    "column_count" INTEGER NOT NULL DEFAULT 0,
    "facets" TEXT NOT NULL DEFAULT '[]',
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,
    "named_at" TEXT,
    "written_at" TEXT,
    "last_run_key" TEXT,
    "parent_key" TEXT
);

-- CreateTable
CREATE TABLE "alias" (
    "dataset_key" TEXT NOT NULL,
    "alias_key" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT '',
    "first_seen" TEXT NOT NULL,

    PRIMARY KEY ("dataset_key", "alias_key", "type")
);

-- CreateTable
CREATE TABLE "run" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "run_id" TEXT NOT NULL,
    "job_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TEXT,
    "ended_at" TEXT,
    "nominal_start" TEXT,
    "nominal_end" TEXT,
    "parent_key" TEXT,
    "root_key" TEXT,
    "error_message" TEXT,
    "shape_key" TEXT,
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,
    "lifecycle" TEXT NOT NULL,
    "facets" TEXT NOT NULL DEFAULT '[]'
);

-- CreateTable
CREATE TABLE "run_dataset" (
    "run_key" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "dataset_key" TEXT NOT NULL,
    "version" TEXT,
    "row_count" INTEGER,
    "bytes" INTEGER,
    "sources" TEXT,
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,
    "facets" TEXT NOT NULL DEFAULT '[]',
    "use_facets" TEXT NOT NULL DEFAULT '[]',

    PRIMARY KEY ("run_key", "side", "dataset_key")
);

-- CreateTable
CREATE TABLE "facet_body" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "shape" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "owner_key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "run_count" INTEGER NOT NULL,
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,
    "last_run" TEXT
);

-- CreateTable
CREATE TABLE "shape_node" (
    "node_key" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "shape_key" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,

    PRIMARY KEY ("node_key", "side", "shape_key")
);

-- CreateTable
CREATE TABLE "declaration" (
    "owner_key" TEXT NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "event_hash" TEXT NOT NULL,
    "shape_key" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "schema_version" (
    "dataset_key" TEXT NOT NULL,
    "schema_hash" TEXT NOT NULL,
    "first_seen" TEXT NOT NULL,
    "last_seen" TEXT NOT NULL,

    PRIMARY KEY ("dataset_key", "schema_hash")
);

-- CreateTable
CREATE TABLE "share" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "path" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "meta" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "event_hash_key" ON "event"("hash");

-- CreateIndex
CREATE INDEX "event_run_id_seq_idx" ON "event"("run_id", "seq");

-- CreateIndex
CREATE INDEX "event_received_at_warning_count_event_type_idx" ON "event"("received_at", "warning_count", "event_type");

-- CreateIndex
CREATE INDEX "event_warning_count_seq_idx" ON "event"("warning_count", "seq");

-- CreateIndex
CREATE INDEX "node_canonical_key_idx" ON "node"("canonical_key");

-- CreateIndex
CREATE INDEX "node_parent_key_idx" ON "node"("parent_key");

-- CreateIndex
CREATE INDEX "node_last_seen_idx" ON "node"("last_seen");

-- CreateIndex
CREATE INDEX "alias_alias_key_idx" ON "alias"("alias_key");

-- CreateIndex
CREATE INDEX "run_job_key_started_at_key_idx" ON "run"("job_key", "started_at", "key");

-- CreateIndex
CREATE INDEX "run_parent_key_idx" ON "run"("parent_key");

-- CreateIndex
CREATE INDEX "run_shape_key_first_seen_idx" ON "run"("shape_key", "first_seen");

-- CreateIndex
CREATE INDEX "run_shape_key_last_seen_idx" ON "run"("shape_key", "last_seen");

-- CreateIndex
CREATE INDEX "run_state_ended_at_idx" ON "run"("state", "ended_at");

-- CreateIndex
CREATE INDEX "run_dataset_dataset_key_last_seen_run_key_idx" ON "run_dataset"("dataset_key", "last_seen", "run_key");

-- CreateIndex
CREATE INDEX "shape_owner_key_idx" ON "shape"("owner_key");

-- CreateIndex
CREATE INDEX "shape_node_shape_key_idx" ON "shape_node"("shape_key");
