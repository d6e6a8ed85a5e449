import type { Json } from '@/lib/lineage';

import type { JsonObject } from './wire';

/** Texts of bodies, made once: they are compared, hashed and stored. */
const texts = new WeakMap<object, string>();

/** Text of a facet's body, as it is kept. */
export function bodyText(body: Json): string {
  if (typeof body !== 'object' || body === null) return JSON.stringify(body);
  let text = texts.get(body);
  if (text === undefined) texts.set(body, (text = JSON.stringify(body)));
  return text;
}

/** Characters; longer bodies are rare and not kept. */
const LONGEST = 20_000;
/** Characters of all bodies of one generation: those of a few thousand datasets. */
const GENERATION = 2_000_000;

/** Bodies by text, met lately and before that; the older half is forgotten once there are too many. */
let [late, early] = [new Map<string, JsonObject>(), new Map<string, JsonObject>()];
let length = 0;

/**
 * The body that said the same before, if one is remembered: runs send the same facets again and
 * again, and what was read of an object once need not be read of it again.
 */
export function knownBody(body: JsonObject): JsonObject {
  const text = bodyText(body);
  // `null` also stands for numbers beyond all bounds, which are read otherwise than null.
  if (text.length > LONGEST || text.includes('null')) return body;
  const recent = late.get(text);
  if (recent) return recent;
  const known = early.get(text) ?? body;
  late.set(text, known);
  length += text.length;
  if (length > GENERATION) [early, late, length] = [late, new Map<string, JsonObject>(), 0];
  return known;
}
