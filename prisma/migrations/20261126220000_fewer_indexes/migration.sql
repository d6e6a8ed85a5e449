-- DropIndex
DROP INDEX "run_shape_key_first_seen_idx";

-- DropIndex
DROP INDEX "run_dataset_dataset_key_side_version_last_seen_run_key_idx";
