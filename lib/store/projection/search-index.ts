import type { NodeIdentity, NodeKey } from '@/lib/lineage';
import type { NodeDescription } from '@/lib/openlineage/describe-node';

import { sql, type Database } from '../database';

/** Last part of a dotted or slashed name, where people look first. */
function tailOf(name: string): string {
  return name.slice(
    Math.max(name.lastIndexOf('/', name.length - 2), name.lastIndexOf('.', name.length - 2)) + 1,
  );
}

/** Puts words apart that unicode61 keeps together: `camelCase` also as `camel Case`. */
function words(text: string): string {
  const parted = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  return parted === text ? text : `${text} ${parted}`;
}

/** A name as it is, and as a search box has it: a line break becomes a space there, or nothing. */
function spellings(name: string): string {
  const breaks = /[\t\n\r]/g;
  return name.search(breaks) < 0
    ? name
    : [name, name.replace(breaks, ' '), name.replace(breaks, '')].join('\n');
}

/** Makes one node findable, replacing what was indexed of it before. */
export function indexNode(
  db: Database,
  key: NodeKey,
  { namespace, name }: NodeIdentity,
  described: NodeDescription,
): void {
  const known = sql(db, 'SELECT id FROM search_entry WHERE node_key = ?').get(key) as
    { id: number } | undefined;
  const columns = described.columns.join('\n');
  if (known) {
    sql(db, 'UPDATE search_entry SET columns = ? WHERE id = ?').run(columns, known.id);
    sql(db, 'DELETE FROM search_word WHERE rowid = ?').run(known.id);
  }
  const id =
    known?.id ??
    sql(
      db,
      'INSERT INTO search_entry (node_key, name_lower, tail_lower, columns) VALUES (?, ?, ?, ?)',
    ).run(key, name.toLowerCase(), tailOf(name).toLowerCase(), columns).lastInsertRowid;
  if (!known) {
    sql(db, 'INSERT INTO search_part (rowid, name) VALUES (?, ?)').run(id, spellings(name));
    sql(db, 'INSERT INTO search_name (rowid, name) VALUES (?, ?)').run(id, words(name));
  }
  sql(
    db,
    'INSERT INTO search_word (rowid, name, columns, tags, owners, description, namespace) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    id,
    words(name),
    words(columns),
    described.tags.flatMap(([tag, value]) => [tag, value]).join('\n'),
    described.owners.map(([owner]) => owner).join('\n'),
    described.description ?? '',
    namespace,
  );
}
