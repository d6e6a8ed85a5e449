-- AlterTable
ALTER TABLE "declaration" ADD COLUMN "columns_key" TEXT;
