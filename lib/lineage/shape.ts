import { EVIDENCE, type Evidence, type NodeKey } from './types';

/** What is known of where one output comes from; null: nothing, so every input is paired with it. */
export type OutputSources = {
  readonly evidence: 'explicit' | 'column';
  readonly from: readonly NodeKey[];
} | null;

/**
 * One distinct set of inputs, outputs and flows that runs of a job showed. A job whose runs all
 * look alike has one shape, however many runs. `owner` is the job, or the dataset whose own facet
 * declares where it comes from (then it is the only output).
 */
export type Shape = {
  readonly owner: NodeKey;
  readonly ownerKind: 'job' | 'dataset';
  /** From a job or dataset event, not from a run. */
  readonly isDeclared: boolean;
  readonly inputs: readonly NodeKey[];
  readonly outputs: readonly { readonly key: NodeKey; readonly sources: OutputSources }[];
};

/** Whether `a` is the stronger evidence. */
export function isStronger(a: Evidence, b: Evidence): boolean {
  return EVIDENCE.indexOf(a) < EVIDENCE.indexOf(b);
}

/**
 * Flows of one owner, kept symbolic: each group says that every one of `from` reaches every one
 * of `to`. Inputs × outputs is never written out.
 */
export type FlowGroup = {
  readonly from: ReadonlySet<NodeKey>;
  readonly to: ReadonlySet<NodeKey>;
  readonly evidence: Evidence;
};

/**
 * Rewrites a shape in the names that stand for aliases. Made field by field, as one is for each job
 * that is looked at: what is spread becomes a table of its own, several kB of it.
 */
export function canonicalShape(shape: Shape, canonical: (key: NodeKey) => NodeKey): Shape {
  const { owner, ownerKind, isDeclared, inputs, outputs } = shape;
  return {
    owner: canonical(owner),
    ownerKind,
    isDeclared,
    inputs: [...new Set(inputs.map(canonical))],
    outputs: outputs.map(({ key, sources }) => ({
      key: canonical(key),
      sources: sources && {
        evidence: sources.evidence,
        from: [...new Set(sources.from.map(canonical))],
      },
    })),
  };
}

/** Inputs of a shape: those listed and those only a lineage facet names; the owner itself is none. */
export function shapeInputs(shape: Shape): Set<NodeKey> {
  const named = shape.outputs.flatMap(({ sources }) => sources?.from ?? []);
  return new Set([...shape.inputs, ...named].filter((key) => key !== shape.owner));
}

/**
 * Where a pairing of listed inputs with one output stands. A single input or a single output leaves
 * no doubt; several × several is a guess.
 */
function pairingEvidence(shape: Shape): Evidence {
  const outputs = new Set(shape.outputs.map(({ key }) => key)).size;
  const isCertain = new Set(shape.inputs).size <= 1 || outputs <= 1;
  if (!isCertain) return 'inferred';
  return shape.isDeclared ? 'declared' : 'observed';
}

/**
 * For each output the inputs that stronger evidence has ruled out: they were there when a facet
 * said what the output is made of, and it did not name them.
 */
function ruledOut(shapes: readonly Shape[]): Map<NodeKey, Set<NodeKey>> {
  const out = new Map<NodeKey, Set<NodeKey>>();
  for (const shape of shapes) {
    for (const { key, sources } of shape.outputs) {
      if (!sources) continue;
      const unnamed = out.get(key) ?? new Set<NodeKey>();
      const named = new Set(sources.from);
      for (const input of shape.inputs) if (!named.has(input)) unnamed.add(input);
      out.set(key, unnamed);
    }
  }
  return out;
}

/** Inputs one output is made of, by evidence, before pairing: what facets named somewhere. */
function named(shapes: readonly Shape[]): FlowGroup[] {
  return shapes.flatMap((shape) =>
    shape.outputs.flatMap(({ key, sources }): FlowGroup[] => {
      const from = new Set(sources?.from.filter((source) => source !== shape.owner));
      return sources && from.size > 0
        ? [{ from, to: new Set([key]), evidence: sources.evidence }]
        : [];
    }),
  );
}

/**
 * All flows through one owner over all its shapes. Precedence per output: explicit lineage, else
 * column lineage, else inputs × outputs (OpenLineage explicit-lineage proposal, "precedence"); an
 * input that a facet ruled out for an output is not paired with it by another run that had no
 * facet, for instance one that failed before it could report.
 *
 * @param shapes canonical shapes of one owner.
 */
export function flowGroups(shapes: readonly Shape[]): FlowGroup[] {
  const refuted = ruledOut(shapes);
  const facetSays = named(shapes);
  const known = new Map<NodeKey, Set<NodeKey>>();
  for (const { from, to } of facetSays) {
    for (const key of to) {
      const sources = known.get(key) ?? new Set<NodeKey>();
      for (const source of from) sources.add(source);
      known.set(key, sources);
    }
  }
  const paired = shapes.flatMap((shape): FlowGroup[] => {
    const evidence = pairingEvidence(shape);
    const open = shape.outputs.filter(({ sources }) => sources === null).map(({ key }) => key);
    const plain = open.filter((key) => !refuted.has(key));
    const groups: FlowGroup[] = [{ from: new Set(shape.inputs), to: new Set(plain), evidence }];
    for (const key of open) {
      const without = refuted.get(key);
      if (!without) continue;
      const from = new Set(
        shape.inputs.filter((input) => !without.has(input) || known.get(key)?.has(input)),
      );
      groups.push({ from, to: new Set([key]), evidence });
    }
    return groups.filter(({ from, to }) => from.size > 0 && to.size > 0);
  });
  return [...facetSays, ...paired];
}
