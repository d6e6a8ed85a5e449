/** How a column reaches something: its values do, it decides about rows, or nobody can tell. */
export type Reach = 'direct' | 'indirect' | 'unknown';

/** Strongest first. */
const ORDER: readonly Reach[] = ['direct', 'indirect', 'unknown'];

/** One output of one run: where its columns come from; null if its run does not tell. */
export type TaintStep = {
  readonly output: string;
  readonly inputs: readonly string[];
  readonly columns:
    | readonly {
        /** Null: the whole output. */
        readonly to: string | null;
        readonly input: string;
        readonly from: string;
        readonly isDirect: boolean;
      }[]
    | null;
};

/** Stands for every column of an output. */
const ALL = '*';
const name = (node: string, column: string) => `${node}\n${column}`;

/**
 * How one column of one version reaches another version, step by step in the order of runs. A step
 * without column lineage passes on a doubt, never an answer.
 */
export function traceColumn(
  steps: readonly TaintStep[],
  start: { readonly node: string; readonly column: string },
  end: string,
): Reach | 'none' {
  const reached = new Map<string, Reach>([[name(start.node, start.column), 'direct']]);
  const nodes = new Map<string, Reach>();
  const reach = (node: string, column: string, how: Reach) => {
    const strongest = (known: Reach | undefined) =>
      known && ORDER.indexOf(known) <= ORDER.indexOf(how) ? known : how;
    reached.set(name(node, column), strongest(reached.get(name(node, column))));
    nodes.set(node, strongest(nodes.get(node)));
  };
  const at = (node: string, column: string) =>
    reached.get(name(node, column)) ?? reached.get(name(node, ALL));
  for (const { output, inputs, columns } of steps) {
    if (columns === null) {
      if (inputs.some((input) => input === start.node || nodes.has(input)))
        reach(output, ALL, 'unknown');
      continue;
    }
    for (const { to, input, from, isDirect } of columns) {
      const how = at(input, from);
      if (!how) continue;
      const isValue = isDirect && to !== null && how === 'direct';
      const softened: Reach = how === 'unknown' ? 'unknown' : 'indirect';
      reach(output, to ?? ALL, isValue ? 'direct' : softened);
    }
  }
  return nodes.get(end) ?? 'none';
}
