import { groupPart, type GroupId, type Grouping } from './group-id';
import { splitNames } from './split-names';
import type { NodeKey } from './types';

/** More cards than this on one level are divided again. */
export const MOST_TOGETHER = 50;

/** One step of the way from the whole to a node: what tells a group from its siblings, and its name. */
export type Level = { readonly part: string; readonly label: string };

/** A node and the groups it stands in, the outermost first. */
export type Placed = {
  /** Its number among the nodes grouped: small and its own. */
  readonly at: number;
  readonly key: NodeKey;
  readonly name: string;
  readonly levels: readonly Level[];
};

export type Group = {
  readonly id: GroupId;
  /** The open group it stands in; null at the top. */
  readonly parent: GroupId | null;
  readonly label: string;
  readonly isOpen: boolean;
  readonly members: readonly Placed[];
};

export type GroupTree = {
  /** Open and closed groups in sight, parents before children. */
  readonly groups: readonly Group[];
  /** What is in sight: nodes that are shown themselves, and closed groups. */
  readonly places: readonly (NodeKey | GroupId)[];
  /** By a node's number, which of the places it is at; -1 for a number that is no node's. */
  readonly placeAt: Int32Array;
  /** The nodes that are shown themselves. */
  readonly shown: readonly Placed[];
  /** The open group around each node that is itself in sight, if there is one. */
  readonly insideOf: ReadonlyMap<NodeKey, GroupId>;
};

/** What stands on one level: a node, or all that share the next step. */
type Unit = { readonly label: string; readonly part: string | null; readonly nodes: Placed[] };

function unitsOf(nodes: readonly Placed[], depth: number): Unit[] {
  const alone: Unit[] = [];
  const byPart = new Map<string, Unit>();
  for (const node of nodes) {
    const level = node.levels[depth];
    const known = level && byPart.get(level.part);
    if (!level) alone.push({ label: node.name, part: null, nodes: [node] });
    else if (known) known.nodes.push(node);
    else byPart.set(level.part, { label: level.label, part: level.part, nodes: [node] });
  }
  return [...byPart.values(), ...alone];
}

/** Whether a group is open, by its id or by what is in it. */
type IsOpen = (id: GroupId, members: readonly Placed[]) => boolean;

class Builder {
  readonly groups: Group[] = [];
  readonly places: (NodeKey | GroupId)[] = [];
  readonly placeAt: Int32Array;
  readonly shown: Placed[] = [];
  readonly insideOf = new Map<NodeKey, GroupId>();
  readonly #isOpen: IsOpen;

  constructor(nodes: readonly Placed[], isOpen: IsOpen) {
    this.#isOpen = isOpen;
    let most = -1;
    for (const { at } of nodes) most = Math.max(most, at);
    this.placeAt = new Int32Array(most + 1).fill(-1);
  }

  show(nodes: readonly Placed[], parent: GroupId | null): void {
    for (const node of nodes) {
      this.placeAt[node.at] = this.places.push(node.key) - 1;
      this.shown.push(node);
      if (parent !== null) this.insideOf.set(node.key, parent);
    }
  }

  /** Shows what is inside `parent`, whose nodes share `depth` levels; `path` is the id so far. */
  open(nodes: readonly Placed[], parent: GroupId | null, path: GroupId, depth: number): void {
    // Few enough to be seen together need no more groups.
    if (parent !== null && nodes.length <= MOST_TOGETHER) {
      this.show(nodes, parent);
      return;
    }
    this.divide(unitsOf(nodes, depth), parent, path, depth);
  }

  divide(units: readonly Unit[], parent: GroupId | null, path: GroupId, depth: number): void {
    const [only] = units;
    // A group that holds but one other would have to be opened twice.
    if (parent !== null && units.length === 1 && only && only.part !== null) {
      this.open(only.nodes, parent, `${path}:${only.part}`, depth + 1);
      return;
    }
    const buckets =
      units.length > MOST_TOGETHER ? splitNames(units, ({ label }) => label, MOST_TOGETHER) : null;
    if (buckets === null) {
      for (const unit of units) this.unit(unit, parent, path, depth);
      return;
    }
    for (const { prefix, items } of buckets) {
      const [first] = items;
      if (prefix === null || items.length === 1) {
        if (first) this.unit(first, parent, path, depth);
        continue;
      }
      const nodes = items.flatMap((unit) => unit.nodes);
      const id: GroupId = `${path}:${groupPart(prefix)}*`;
      const isOpen = this.add(id, parent, `${prefix}…`, nodes);
      if (isOpen && nodes.length <= MOST_TOGETHER) this.show(nodes, id);
      else if (isOpen) this.divide(items, id, path, depth);
    }
  }

  unit({ label, part, nodes }: Unit, parent: GroupId | null, path: GroupId, depth: number): void {
    if (part === null || nodes.length === 1) {
      this.show(nodes, parent);
      return;
    }
    const id: GroupId = `${path}:${part}`;
    if (this.add(id, parent, label, nodes)) this.open(nodes, id, id, depth + 1);
  }

  add(id: GroupId, parent: GroupId | null, label: string, nodes: readonly Placed[]): boolean {
    const isOpen = this.#isOpen(id, nodes);
    this.groups.push({ id, parent, label, isOpen, members: nodes });
    if (isOpen) return true;
    const place = this.places.push(id) - 1;
    for (const { at } of nodes) this.placeAt[at] = place;
    return false;
  }
}

/**
 * Gathers nodes into groups, and those into groups by how their names begin where there are more
 * than {@link MOST_TOGETHER}. Each node is in exactly one place: itself, or one closed group. A
 * group of one is that one.
 */
export function groupNodes(
  nodes: readonly Placed[],
  grouping: Grouping,
  isOpen: IsOpen,
): GroupTree {
  const builder = new Builder(nodes, isOpen);
  builder.open(nodes, null, `group:${grouping}`, 0);
  return builder;
}
