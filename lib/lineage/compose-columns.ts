import type { ColumnGroup, ColumnSet, ColumnShape, ColumnUse } from './column-shape';
import { SELF, type SourceKey } from './compose-shape';
import type { NodeKey } from './types';

/** What one facet says of the columns of one output. */
export type ToldColumns = {
  readonly groups: readonly {
    readonly from: readonly (readonly [node: SourceKey, fields: readonly (string | null)[]])[];
    readonly to: readonly string[] | null;
    readonly use: ColumnUse;
  }[];
  readonly sourceless: readonly (string | null)[];
};

export type ColumnParts = Pick<ColumnShape, 'owner' | 'ownerKind' | 'isDeclared' | 'output'> & {
  /** Entries of explicit `lineage` facets for this output, of the job and of the dataset. */
  readonly explicit: readonly ToldColumns[];
  /** Its `columnLineage` facet. */
  readonly columns: ToldColumns | null;
};

type Group = Omit<ColumnGroup, 'evidence'>;

function resolve(told: readonly ToldColumns[], owner: NodeKey): Group[] {
  return told.flatMap(({ groups }) =>
    groups.map((group) => ({
      ...group,
      from: group.from.map(([node, fields]) => [node === SELF ? owner : node, fields] as const),
    })),
  );
}

const isVague = ({ from, to }: Group) =>
  to === null && from.every(([, fields]) => fields.every((field) => field === null));

/** Leaves out sources "column unknown" of the whole output where a group names their columns. */
function withoutCovered(groups: readonly Group[]): Group[] {
  const covered = new Set<NodeKey>();
  for (const { from, use } of groups)
    for (const [node, fields] of from)
      if (use.type === 'DIRECT' && fields.some((field) => field !== null)) covered.add(node);
  return groups.flatMap((group) => {
    if (!isVague(group)) return [group];
    const from = group.from.filter(([node]) => !covered.has(node));
    return from.length > 0 ? [{ ...group, from }] : [];
  });
}

const only = (group: Group, nodes: ReadonlySet<NodeKey>): Group[] => {
  const from: ColumnSet[] = group.from.filter(([node]) => nodes.has(node));
  return from.length > 0 ? [{ ...group, from }] : [];
};

function canonical(groups: readonly ColumnGroup[]): ColumnGroup[] {
  const byText = new Map(groups.map((group) => [JSON.stringify(group), group]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/**
 * Composes the column shape of one output, in one canonical order so that equal contents are equal
 * text. Explicit lineage wins (OpenLineage explicit-lineage proposal, precedence 4); where it only
 * names datasets, `columnLineage` still tells the columns of those.
 *
 * @returns null if nothing is said of the output.
 */
export function composeColumns(parts: ColumnParts): ColumnShape | null {
  const { owner, ownerKind, isDeclared, output, explicit, columns } = parts;
  const stated = resolve(explicit, owner);
  const sourceless = [...new Set(explicit.flatMap((told) => told.sourceless))].sort();
  const isDetailed =
    stated.some((group) => !isVague(group)) || sourceless.some((of) => of !== null);
  const named = new Set(stated.flatMap(({ from }) => from.map(([node]) => node)));
  const told = columns && !isDetailed ? resolve([columns], owner) : [];
  const column = explicit.length === 0 ? told : told.flatMap((group) => only(group, named));
  const kept = withoutCovered([...stated, ...column]);
  const fromColumns = new Set(column);
  const groups = canonical(
    kept.map((group) => ({
      from: group.from,
      to: group.to,
      use: group.use,
      evidence: fromColumns.has(group) ? ('column' as const) : ('explicit' as const),
    })),
  );
  if (groups.length === 0 && sourceless.length === 0) return null;
  return { owner, ownerKind, isDeclared, output, groups, sourceless };
}
