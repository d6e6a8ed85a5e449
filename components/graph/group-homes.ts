import {
  NODE_GAP_PX,
  type LayoutRequest,
  type Position,
  type Positions,
} from '@/lib/layout/layout-types';
import { isWithinGroup } from '@/lib/lineage';

import type { DrawnGraph, DrawnNode } from './drawn-graph';
import { nodeSize } from './node-size';

type Homes = NonNullable<LayoutRequest['previous']>;
type Before = { readonly drawn: DrawnGraph; readonly positions: Positions };

/** The group that something drawn is in; of a closed one that which it stands in. */
function groupOf(one: DrawnNode): string | null {
  switch (one.kind) {
    case 'node':
      return one.node.group ?? null;
    case 'group':
      return one.group.parent;
    case 'fold':
      return one.anchor.group ?? null;
  }
}

/** What is drawn of a group that is open. */
function membersOf({ nodes }: DrawnGraph, id: string): DrawnNode[] {
  return nodes.filter((one) => {
    const group = groupOf(one);
    return group !== null && isWithinGroup(group, id);
  });
}

/** Where a group is: its card, or the upper left corner of what is in it. */
export function groupPlace(drawn: DrawnGraph, positions: Positions, id: string): Position | null {
  const own = positions.get(id);
  if (own !== undefined || !id.startsWith('group:')) return own ?? null;
  const places = membersOf(drawn, id).flatMap((one) => positions.get(one.id) ?? []);
  if (places.length === 0) return null;
  return {
    x: places.reduce((least, { x }) => Math.min(least, x), Infinity),
    y: places.reduce((least, { y }) => Math.min(least, y), Infinity),
  };
}

/** What edges join, whichever way they lead. */
function beside({ edges }: DrawnGraph): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const note = (a: string, b: string) => {
    const known = all.get(a);
    if (known) known.push(b);
    else all.set(a, [b]);
  };
  for (const { from, to } of edges) {
    note(from, to);
    note(to, from);
  }
  return all;
}

/** Everything that edges join to one. */
function joinedTo(id: string, joined: ReturnType<typeof beside>): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) for (const other of joined.get(one) ?? []) found.add(other);
  return found;
}

/**
 * Where a group was, so that one which nothing joins to the rest of the picture opens where its card
 * stood, not below everything; and the card of one that is closed stands where its members began.
 */
export function withGroupHomes(homes: Homes, before: Before, after: DrawnGraph): Homes {
  const had = new Set(before.drawn.nodes.map(({ id }) => id));
  const has = new Set(after.nodes.map(({ id }) => id));
  const opened = before.drawn.nodes.filter(({ kind, id }) => kind === 'group' && !has.has(id));
  const closed = after.nodes.filter(({ kind, id }) => kind === 'group' && !had.has(id));
  const known = new Set(homes.map(({ id }) => id));
  const added: Homes[number][] = [];
  const joined = opened.length > 0 ? beside(after) : null;
  const entered = new Set(after.edges.map(({ to }) => to));
  for (const { id } of opened) {
    const place = before.positions.get(id);
    if (place === undefined || joined === null) continue;
    const seen = new Set<string>();
    let { y } = place;
    // Those that begin a way first: the others have their places to the right of them.
    const members = membersOf(after, id).toSorted(
      (a, b) => Number(entered.has(a.id)) - Number(entered.has(b.id)),
    );
    for (const one of members) {
      if (seen.has(one.id)) continue;
      const piece = joinedTo(one.id, joined);
      let isJoined = false;
      for (const other of piece) {
        seen.add(other);
        isJoined ||= known.has(other);
      }
      if (isJoined) continue;
      const { width, height } = nodeSize(one);
      added.push({ id: one.id, width, x: place.x, y });
      y += height + NODE_GAP_PX;
    }
  }
  for (const one of closed) {
    const place = known.has(one.id) ? null : groupPlace(before.drawn, before.positions, one.id);
    if (place !== null) added.push({ id: one.id, width: nodeSize(one).width, ...place });
  }
  return added.length === 0 ? homes : [...homes, ...added];
}
