import {
  acrossOwner,
  columnSources,
  isStronger,
  type Column,
  type ColumnGroup,
  type ColumnLink,
  type ColumnReason,
  type DatasetLinks,
  type Grade,
  type NodeKey,
  type OwnerView,
  type SeenColumnShape,
  type Side,
} from '@/lib/lineage';

/** The one object of a column. */
export type ColumnOf = (node: NodeKey, field: string | null) => Column;

export const NO_LINKS: DatasetLinks = { byField: new Map(), common: [], whole: [] };

/** One owner beside a dataset: its flows, and what it says of columns. */
export type OwnerColumns = {
  readonly view: OwnerView;
  readonly shapes: readonly SeenColumnShape[];
};

/** Gathers the links of one dataset on one side. */
class Links {
  readonly byField = new Map<string, ColumnLink[]>();
  readonly common: ColumnLink[] = [];
  readonly whole: ColumnLink[] = [];

  add(field: string, link: ColumnLink): void {
    const known = this.byField.get(field);
    if (known) known.push(link);
    else this.byField.set(field, [link]);
  }
}

/** The reasons of each shape: its groups share them, on both sides, so that an edge has one, however it is come by. */
const reasons = new WeakMap<SeenColumnShape, ColumnReason[]>();

const isSameUse = (a: ColumnReason['use'], b: ColumnGroup['use']) =>
  a?.type === b.type &&
  a.subtype === b.subtype &&
  a.description === b.description &&
  a.masking === b.masking;

function reasonOf(shape: SeenColumnShape, group: ColumnGroup, grade: Grade): ColumnReason {
  const { evidence, use } = group;
  let own = reasons.get(shape);
  if (!own) reasons.set(shape, (own = []));
  const known = own.find(
    (one) => one.grade === grade && one.evidence === evidence && isSameUse(one.use, use),
  );
  if (known) return known;
  const { owner, ownerKind, runCount, firstSeen, lastSeen, lastRun } = shape;
  const reason = { owner, ownerKind, evidence, use, grade, runCount, firstSeen, lastSeen, lastRun };
  own.push(reason);
  return reason;
}

const gradeOf = (group: ColumnGroup): Grade => {
  if (group.use.type === 'INDIRECT') return 1;
  return group.to === null ? 2 : 0;
};

const knownOf = (fields: readonly (string | null)[]) =>
  fields.filter((field): field is string => field !== null);

function addDown(links: Links, node: NodeKey, shape: SeenColumnShape, columnOf: ColumnOf): void {
  for (const group of shape.groups) {
    const fields = group.from.find(([from]) => from === node)?.[1];
    if (!fields) continue;
    const to = group.to?.map((field) => columnOf(shape.output, field));
    const far = to ?? [columnOf(shape.output, null)];
    const link = { far, reason: reasonOf(shape, group, gradeOf(group)) };
    for (const field of knownOf(fields)) links.add(field, link);
    if (fields.includes(null)) links.common.push({ far, reason: reasonOf(shape, group, 2) });
    links.whole.push({ far: [columnOf(shape.output, null)], reason: reasonOf(shape, group, 1) });
  }
}

function addUp(links: Links, shape: SeenColumnShape, columnOf: ColumnOf): void {
  for (const group of shape.groups) {
    const far = group.from.flatMap(([node, fields]) =>
      knownOf(fields).map((field) => columnOf(node, field)),
    );
    const vague = group.from
      .filter(([, fields]) => fields.includes(null))
      .map(([node]) => columnOf(node, null));
    const own: ColumnLink[] = [];
    if (far.length > 0) own.push({ far, reason: reasonOf(shape, group, gradeOf(group)) });
    if (vague.length > 0) own.push({ far: vague, reason: reasonOf(shape, group, 2) });
    for (const link of own)
      if (group.to) for (const field of group.to) links.add(field, link);
      else links.common.push(link);
    links.whole.push({
      far: group.from.map(([node]) => columnOf(node, null)),
      reason: reasonOf(shape, group, 1),
    });
  }
}

/** How often a job can have read one dataset and written another: as often as the rarer of both, the same on either side. */
function seenTogether({ inputs, outputs }: OwnerView, from: NodeKey, to: NodeKey) {
  const [read, written] = [inputs.get(from), outputs.get(to)];
  if (!read || !written) return null;
  const [first, last] = [
    read.firstSeen > written.firstSeen ? read : written,
    read.lastSeen < written.lastSeen ? read : written,
  ];
  return {
    runCount: Math.min(read.runCount, written.runCount),
    firstSeen: first.firstSeen,
    lastSeen: last.lastSeen,
    lastRun: last.lastRun,
  };
}

/** Flows of which nobody says the columns: the datasets are known, and no more. */
function addUnknown(
  links: Links,
  node: NodeKey,
  side: Side,
  { view, shapes }: OwnerColumns,
  columnOf: ColumnOf,
): void {
  const isTold = (other: NodeKey) =>
    shapes.some((shape) =>
      side === 'down'
        ? shape.output === other && columnSources(shape).has(node)
        : shape.output === node &&
          (shape.sourceless.includes(null) || columnSources(shape).has(other)),
    );
  for (const other of acrossOwner(view, node, side)) {
    const [from, to] = side === 'down' ? [node, other] : [other, node];
    const seen = seenTogether(view, from, to);
    if (!seen || other === node || isTold(other)) continue;
    const groups = view.groups.filter(({ from, to }) =>
      side === 'down' ? from.has(node) && to.has(other) : from.has(other) && to.has(node),
    );
    const [first, ...rest] = groups.map(({ evidence }) => evidence);
    if (!first) continue;
    const evidence = rest.reduce((best, one) => (isStronger(one, best) ? one : best), first);
    const reason = { owner: view.key, ownerKind: view.kind, evidence, use: null, ...seen };
    const far = [columnOf(other, null)];
    links.common.push({ far, reason: { ...reason, grade: 2 } });
    links.whole.push({ far, reason: { ...reason, grade: 1 } });
  }
}

/** All that leads on from one dataset on one side, by what its owners on that side say. */
export function linkColumns(
  node: NodeKey,
  side: Side,
  owners: readonly OwnerColumns[],
  columnOf: ColumnOf,
): DatasetLinks {
  const links = new Links();
  for (const owner of owners) {
    for (const shape of owner.shapes) {
      if (side === 'down') addDown(links, node, shape, columnOf);
      else if (shape.output === node) addUp(links, shape, columnOf);
    }
    addUnknown(links, node, side, owner, columnOf);
  }
  return links;
}
