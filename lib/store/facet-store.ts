import type { Facet, FacetLedger, Json } from '@/lib/lineage';
import { facetEntries } from '@/lib/lineage';

import { sql, type Database } from './database';
import { bodyHash } from './keys';

/** Parsed bodies by hash; bodies never change, so nothing here goes stale. */
const parsed = new Map<string, Json>();
const CACHE_SIZE = 4000;
/** Characters; a larger body is parsed each time instead of being kept. */
const CACHE_BODY_LENGTH = 20_000;

function remember(hash: string, text: string): Json {
  const body = JSON.parse(text) as Json;
  if (text.length <= CACHE_BODY_LENGTH) {
    if (parsed.size >= CACHE_SIZE) parsed.clear();
    parsed.set(hash, body);
  }
  return body;
}

type StoredText = { readonly text: string; readonly hash: string };

/** Text and hash of bodies on their way in: one event's facet is stored for the node and for the run. */
const texts = new WeakMap<Facet, StoredText>();

/** Text of a facet's body, and the hash it is kept under. */
export function facetText(facet: Facet): StoredText {
  let known = texts.get(facet);
  if (!known) {
    const text = JSON.stringify(facet.body);
    texts.set(facet, (known = { text, hash: bodyHash(text) }));
  }
  return known;
}

/** Body of one stored facet. */
export function loadBody(db: Database, hash: string): Json | undefined {
  const known = parsed.get(hash);
  if (known !== undefined) return known;
  const row = sql(db, 'SELECT body FROM facet_body WHERE hash = ?').get(hash) as
    { body: string } | undefined;
  return row && remember(hash, row.body);
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
