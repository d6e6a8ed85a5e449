import { NODE_GAP_PX, type LayoutRequest, type Positions } from '@/lib/layout/layout-types';
import { sortSiblings, type NodeKey } from '@/lib/lineage';

import type { DrawnGraph, DrawnNode, Fold } from './drawn-graph';
import { nodeSize } from './node-size';

type Homes = NonNullable<LayoutRequest['previous']>;
type Before = { readonly drawn: DrawnGraph; readonly positions: Positions };

const URGENT = new Set(['failed', 'running', 'aborted']);
/** Cards whose middles are nearer than this stand below each other, px. */
const SAME_COLUMN_PX = 90;

/** What stands beside the node of a card, at its side and of its kind, in one picture and not in the other. */
function besides(
  { anchor, side, memberKind }: Fold,
  { nodes, edges }: DrawnGraph,
  isElsewhere: (id: string) => boolean,
) {
  const beside = new Set<string>();
  for (const { from, to } of edges) {
    if (side === 'down' && from === anchor.id) beside.add(to);
    if (side === 'up' && to === anchor.id) beside.add(from);
  }
  return nodes.flatMap((one) =>
    one.kind === 'node' &&
    one.node.kind === memberKind &&
    beside.has(one.id) &&
    !isElsewhere(one.id)
      ? one
      : [],
  );
}

/** In the order in which a card lists them. */
function inOrder<Member extends Extract<DrawnNode, { kind: 'node' }>>(members: readonly Member[]) {
  const byKey = new Map<NodeKey, Member>(members.map((one) => [one.node.key, one]));
  const named = members.map(
    ({ node: { key, kind, name, status } }) =>
      [key, { kind, name, isUrgent: URGENT.has(status) }] as const,
  );
  return sortSiblings(named).flatMap((key) => byKey.get(key) ?? []);
}

/**
 * Where cards were, so that opening a folded card moves nothing: what comes out of it stands where it stood,
 * or below it if it stays, and only what is further down makes room. A card that is folded again stands
 * where the first of what went into it was.
 */
export function withFoldHomes(homes: Homes, before: Before, after: DrawnGraph): Homes {
  const folds = ({ nodes }: DrawnGraph) => nodes.flatMap((one) => (one.kind === 'fold' ? one : []));
  const [opened, closed] = [folds(before.drawn), folds(after)];
  if (opened.length === 0 && closed.length === 0) return homes;
  const had = new Set(before.drawn.nodes.map(({ id }) => id));
  const has = new Set(after.nodes.map(({ id }) => id));
  let known = [...homes];
  for (const fold of opened) {
    const place = before.positions.get(fold.id);
    const members = besides(fold, after, (id) => had.has(id));
    if (place === undefined || members.length === 0) continue;
    const { width, height } = nodeSize(fold);
    const stays = has.has(fold.id);
    const centre = place.x + width / 2;
    let y = stays ? place.y + height + NODE_GAP_PX : place.y;
    const own = inOrder(members).map((one) => {
      const size = nodeSize(one);
      const home = { id: one.id, width: size.width, x: centre - size.width / 2, y };
      y += size.height + NODE_GAP_PX;
      return home;
    });
    const taken = y - place.y - height - NODE_GAP_PX;
    known = known.map((home) =>
      Math.abs(home.x + home.width / 2 - centre) < SAME_COLUMN_PX && home.y > place.y
        ? { ...home, y: home.y + taken }
        : home,
    );
    known.push(...own);
  }
  for (const fold of closed) {
    if (had.has(fold.id)) continue;
    const [first] = besides(fold, before.drawn, (id) => has.has(id))
      .flatMap(({ id }) => before.positions.get(id) ?? [])
      .sort((a, b) => a.y - b.y);
    if (first === undefined) continue;
    known.push({ id: fold.id, width: nodeSize(fold).width, ...first });
  }
  return known;
}
