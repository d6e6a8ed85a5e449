import type { Facet } from '@/lib/lineage';

import type { Database } from '../database';
import { facetText } from '../facet-store';
import { insertRows } from './insert-rows';

/** Bodies known to be in a store, committed; the same ones come with every run. */
const committed = new WeakMap<Database, Set<string>>();
const KNOWN_LIMIT = 50_000;

/** Stores the bodies of facets, each once, for one transaction. */
export class FacetBodies {
  readonly #db: Database;
  readonly #known: Set<string>;
  readonly #fresh = new Set<string>();
  #waiting: (readonly [hash: string, text: string])[] = [];

  constructor(db: Database) {
    this.#db = db;
    let known = committed.get(db);
    if (!known || known.size > KNOWN_LIMIT) committed.set(db, (known = new Set()));
    this.#known = known;
  }

  /** Puts a text under its hash, with the next `flush`. */
  put(hash: string, text: string): void {
    if (this.#known.has(hash) || this.#fresh.has(hash)) return;
    this.#waiting.push([hash, text]);
    this.#fresh.add(hash);
  }

  /** Writes what was put. */
  flush(): void {
    insertRows(this.#db, 'INSERT OR IGNORE INTO facet_body (hash, body) VALUES', this.#waiting);
    this.#waiting = [];
  }

  /** Stores bodies and gives what a ledger needs: names with body hashes, null for deleted ones. */
  store(facets: readonly Facet[]): (readonly [name: string, bodyHash: string | null])[] {
    return facets.map((facet) => {
      if (facet.deleted) return [facet.name, null] as const;
      const { hash, text } = facetText(facet);
      this.put(hash, text);
      return [facet.name, hash] as const;
    });
  }

  /** Remembers what was stored. Only after the commit: a rollback takes the rows away again. */
  remember(): void {
    for (const hash of this.#fresh) this.#known.add(hash);
  }
}
