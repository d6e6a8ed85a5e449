-- Words of names alone: looking for them in search_word reads the columns of every node that has the word anywhere.
CREATE VIRTUAL TABLE "search_name" USING fts5(
  "name", tokenize = "unicode61 remove_diacritics 2", prefix = '2 3', columnsize = 0
);
INSERT INTO "search_name" ("rowid", "name")
  SELECT "search_word"."rowid", "search_word"."name" FROM "search_word";
