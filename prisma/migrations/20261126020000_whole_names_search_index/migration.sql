-- Names that another one stands for, by that one: only these are in it.
CREATE INDEX "node_stood_for" ON "node"("canonical_key") WHERE "canonical_key" <> "key";
-- A line break in a name becomes a space, or nothing, in a search box: such names are found either way.
UPDATE "search_part" SET "name" = "name"
  || char(10) || replace(replace(replace("name", char(13), ' '), char(10), ' '), char(9), ' ')
  || char(10) || replace(replace(replace("name", char(13), ''), char(10), ''), char(9), '')
  WHERE instr("name", char(9)) OR instr("name", char(10)) OR instr("name", char(13));
