import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphResponse } from '@/lib/contract/graph';
import type {
  Column,
  ColumnLink,
  ColumnReason,
  ColumnSource,
  Grade,
  NodeKey,
  Side,
} from '@/lib/lineage';

import { entry } from './entry';

const GRADE: Record<ColumnEdge['grade'], Grade> = { sure: 0, indirect: 1, unknown: 2 };
const NONE: readonly never[] = [];

/** The ways on from the columns of one dataset. */
type Ways = {
  readonly byField: ReadonlyMap<string, readonly ColumnLink[]>;
  /** From all its columns alike. */
  readonly common: readonly ColumnLink[];
  /** From the dataset as a whole. */
  readonly whole: readonly ColumnLink[];
};

/** Which columns of one dataset hold which: `address` holds `address.zip`. */
type Nesting = {
  readonly inner: ReadonlyMap<string, readonly string[]>;
  readonly outer: ReadonlyMap<string, readonly string[]>;
};

function addTo<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  entry(lists, key, (): One[] => []).push(one);
}

function reasonOf(edge: ColumnEdge): ColumnReason {
  return {
    owner: (edge.job ?? edge.to) as string as NodeKey,
    ownerKind: edge.job === null ? 'dataset' : 'job',
    evidence: edge.evidence,
    use: edge.use,
    grade: GRADE[edge.grade],
    runCount: edge.runCount,
    firstSeen: edge.firstSeen,
    lastSeen: edge.lastSeen,
    lastRun: edge.lastRun,
  };
}

/**
 * An answer's edges as the domain walks them: the same rules as on the server. Of each dataset the ways
 * are made when a walk first comes by: a trace passes few of an answer's thousands of edges.
 */
export class AnswerColumns implements ColumnSource {
  /** Edges by the dataset on their side. */
  readonly #edges = { up: new Map<string, ColumnEdge[]>(), down: new Map<string, ColumnEdge[]>() };
  readonly #columns = new Map<string, Map<string | null, Column>>();
  readonly #ways = { up: new Map<string, Ways>(), down: new Map<string, Ways>() };
  readonly #nestings = new Map<string, Nesting>();
  readonly #nodes: ReadonlyMap<string, GraphResponse['nodes'][number]>;

  constructor({ nodes, columnEdges = [] }: Pick<GraphResponse, 'nodes' | 'columnEdges'>) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const edge of columnEdges) {
      addTo(this.#edges.down, edge.from, edge);
      addTo(this.#edges.up, edge.to, edge);
    }
  }

  /** The same object each time. */
  column(node: string, field: string | null): Column {
    const own = entry(this.#columns, node, () => new Map<string | null, Column>());
    return entry(own, field, () => ({ node: node as NodeKey, field }));
  }

  /** The edges that leave a dataset. */
  edgesFrom(node: string): readonly ColumnEdge[] {
    return this.#edges.down.get(node) ?? NONE;
  }

  readonly prepare = () => undefined;

  readonly links = ({ node, field }: Column, side: Side): readonly ColumnLink[] => {
    const ways = this.#waysOf(node, side);
    if (field === null) return ways.whole;
    const own = ways.byField.get(field) ?? NONE;
    return ways.common.length === 0 ? own : [...own, ...ways.common];
  };

  #waysOf(node: string, side: Side): Ways {
    const known = this.#ways[side].get(node);
    if (known !== undefined) return known;
    const byField = new Map<string, ColumnLink[]>();
    const common: ColumnLink[] = [];
    const whole = new Map<string, ColumnLink>();
    for (const edge of this.#edges[side].get(node) ?? NONE) {
      const [near, farNode, far] =
        side === 'down'
          ? [edge.fromField, edge.to, edge.toField]
          : [edge.toField, edge.from, edge.fromField];
      const reason = reasonOf(edge);
      const link: ColumnLink = { far: [this.column(farNode, far)], reason };
      if (near === null) common.push(link);
      else addTo(byField, near, link);
      const way = `${farNode} ${reason.owner}`;
      if (!whole.has(way))
        whole.set(way, { far: [this.column(farNode, null)], reason: { ...reason, grade: 1 } });
    }
    const ways = { byField, common, whole: [...whole.values()] };
    this.#ways[side].set(node, ways);
    return ways;
  }

  readonly kin = ({ node, field }: Column): readonly Column[] => {
    if (field === null) return NONE;
    const { inner, outer } = this.#nestingOf(node);
    const names = [...(outer.get(field) ?? NONE), ...(inner.get(field) ?? NONE)];
    return names.map((name) => this.column(node, name));
  };

  #nestingOf(node: string): Nesting {
    const known = this.#nestings.get(node);
    if (known !== undefined) return known;
    // Columns whose dots are part of their names are not within another.
    const flat = new Set(
      this.#nodes.get(node)?.columns?.flatMap((one) => (one.isFlat ? [one.field] : [])),
    );
    const fields = new Set<string>();
    const add = (field: string | null) => {
      if (field !== null && !flat.has(field)) fields.add(field);
    };
    for (const { fromField } of this.#edges.down.get(node) ?? NONE) add(fromField);
    for (const { toField } of this.#edges.up.get(node) ?? NONE) add(toField);
    const [inner, outer] = [new Map<string, string[]>(), new Map<string, string[]>()];
    for (const field of fields)
      for (let dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        const holder = field.slice(0, dot);
        if (flat.has(holder)) continue;
        addTo(inner, holder, field);
        if (fields.has(holder)) addTo(outer, field, holder);
      }
    const nesting = { inner, outer };
    this.#nestings.set(node, nesting);
    return nesting;
  }
}
