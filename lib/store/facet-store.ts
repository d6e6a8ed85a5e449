import type { Facet, FacetLedger, Json } from '@/lib/lineage';
import { facetEntries } from '@/lib/lineage';
import { bodyText } from '@/lib/openlineage/known-bodies';

import { sql, type Database } from './database';
import { bodyHash } from './keys';

/** Parsed bodies by hash, met lately and before that; bodies never change, so nothing here goes stale. */
let [late, early] = [new Map<string, Json>(), new Map<string, Json>()];
const GENERATION_SIZE = 4000;
/** Characters; a larger body is parsed each time instead of being kept. */
const CACHE_BODY_LENGTH = 20_000;

function keep(hash: string, text: string, body: Json): Json {
  if (text.length > CACHE_BODY_LENGTH) return body;
  if (late.size >= GENERATION_SIZE) [early, late] = [late, new Map<string, Json>()];
  late.set(hash, body);
  return body;
}

type StoredText = { readonly text: string; readonly hash: string };

/** Text and hash of bodies on their way in: one event's facet is stored for the node and for the run. */
const texts = new WeakMap<object, StoredText>();

/** Text of a facet's body, and the hash it is kept under. */
export function facetText({ body }: Facet): StoredText {
  const known = typeof body === 'object' && body !== null ? texts.get(body) : undefined;
  if (known) return known;
  const text = bodyText(body);
  const stored = { text, hash: bodyHash(text) };
  if (typeof body === 'object' && body !== null) texts.set(body, stored);
  // Numbers beyond all bounds are `null` in the text: then what is stored is not what was sent.
  if (!late.has(stored.hash))
    keep(stored.hash, text, text.includes('null') ? (JSON.parse(text) as Json) : body);
  return stored;
}

/** Body of one stored facet. */
export function loadBody(db: Database, hash: string): Json | undefined {
  const recent = late.get(hash);
  if (recent !== undefined) return recent;
  const known = early.get(hash);
  if (known !== undefined) {
    early.delete(hash);
    late.set(hash, known);
    return known;
  }
  const row = sql(db, 'SELECT body FROM facet_body WHERE hash = ?').get(hash) as
    { body: string } | undefined;
  return row && keep(hash, row.body, JSON.parse(row.body) as Json);
}

/** Reads a ledger column. */
export function parseLedger(text: string): FacetLedger {
  return JSON.parse(text) as FacetLedger;
}

/** Facets in force by name; with `names` only those. */
export function loadFacets(
  db: Database,
  ledger: FacetLedger,
  names?: ReadonlySet<string>,
): Map<string, Json> {
  const bodies = new Map<string, Json>();
  for (const { name, bodyHash: hash } of facetEntries(ledger)) {
    if (hash === null || (names && !names.has(name))) continue;
    const body = loadBody(db, hash);
    if (body !== undefined) bodies.set(name, body);
  }
  return bodies;
}
