'use client';

import type { ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';
import { EVIDENCE, groupName } from '@/lib/lineage';

import { splitName, tailOf } from '../node/node-name';
import { Time } from '../ui/time';
import type { DrawnEdge } from './drawn-graph';
import type { EdgeBundle } from './edge-bundle';
import { EvidenceLine, ThroughLine } from './evidence-line';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from './evidence-look';
import { isThrough } from './through-hidden';
import { grouped } from '../ui/quantity';

const WIDTH_PX = 288;
const BOX =
  'pointer-events-none absolute z-30 translate-x-3 translate-y-3 rounded-lg border border-line bg-surface p-3 text-xs text-ink-soft shadow-raised';

type EdgeTooltipProps = {
  readonly bundle: EdgeBundle;
  readonly nodeOf: (id: string) => GraphNode | undefined;
  /** Pointer in px from the left and top of the canvas. */
  readonly x: number;
  readonly y: number;
};
type Named = { readonly nameOf: (id: string) => string };

/** Hidden nodes named at most. */
const NAMED = 5;

/** What the edges pointed at are: of one why it is there, of many that are one line whose they are. */
export function EdgeTooltip({ bundle, nodeOf, x, y }: EdgeTooltipProps) {
  const [edge] = bundle.edges;
  if (edge === undefined) return null;
  const nameIn =
    ({ edges }: DrawnEdge) =>
    (id: string) => {
      const node = nodeOf(id);
      if (node !== undefined) return splitName(node.name).tail;
      return groupName(id) ?? (edges.length > 0 ? `${grouped(edges.length)} folded` : 'Folded');
    };
  return bundle.edges.length > 1 ? (
    <BundleTooltip {...{ bundle, nameIn, x, y }} />
  ) : (
    <OneTooltip edge={edge} nameOf={nameIn(edge)} x={x} y={y} />
  );
}

type At = Pick<EdgeTooltipProps, 'x' | 'y'> & Named;

/** Many edges that are one line here: from where or to where, by what evidence, and a few by name. */
function BundleTooltip({
  bundle: { end, node, edges },
  nameIn,
  x,
  y,
}: Pick<EdgeTooltipProps, 'bundle' | 'x' | 'y'> & {
  readonly nameIn: (edge: DrawnEdge) => (id: string) => string;
}) {
  const others = edges.map((edge) => nameIn(edge)(end === 'from' ? edge.to : edge.from));
  const [name] = edges.map((edge) => nameIn(edge)(node));
  const more = others.length > NAMED ? ` and ${grouped(others.length - NAMED)} more` : '';
  return (
    <div role="tooltip" style={{ left: x, top: y, width: WIDTH_PX }} className={BOX}>
      <p className="truncate font-semibold text-ink">
        {grouped(edges.length)} edges {end} {name}
      </p>
      <p className="mt-0.5 wrap-anywhere">
        {end === 'from' ? 'To' : 'From'} {others.slice(0, NAMED).join(', ')}
        {more}
      </p>
      <p className="mt-1 text-ink-faint">{mixture(edges)}</p>
      <p className="mt-1.5 text-ink-faint">Click for more</p>
    </div>
  );
}

/** Why an edge is there: evidence in words, first and last seen, how many runs. */
function OneTooltip({ edge, nameOf, x, y }: { edge: DrawnEdge } & At) {
  const look = EVIDENCE_LOOKS[edge.evidence];
  const firstSeen = edge.edges
    .map((one) => one.firstSeen)
    .sort()
    .at(0);
  const lastSeen = edge.edges
    .map((one) => one.lastSeen)
    .sort()
    .at(-1);
  const weight = edge.edges.reduce((sum, one) => sum + (one.weight ?? 1), 0);
  const last = edge.edges.filter((one) => one.lastRun !== null && one.lastSeen === lastSeen);
  const lastRun = last[0]?.lastRun ?? null;
  const runs = edge.edges.reduce((sum, { runCount }) => sum + runCount, 0);
  if (edge.edges.length === 0) return <FoldedTooltip {...{ edge, nameOf, x, y }} />;
  if (isThrough(edge)) return <ThroughTooltip {...{ edge, nameOf, x, y }} />;
  return (
    <div role="tooltip" style={{ left: x, top: y, width: WIDTH_PX }} className={BOX}>
      <Head edge={edge} nameOf={nameOf}>
        {edge.edges.length > 1 ? mixture(edge.edges) : look.label}
      </Head>
      <p className="mt-0.5 text-pretty">{look.words}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        <dt className="text-ink-faint">First seen</dt>
        <dd>{firstSeen === undefined ? '–' : <Time at={firstSeen} />}</dd>
        <dt className="text-ink-faint">Last seen</dt>
        <dd>{lastSeen === undefined ? '–' : <Time at={lastSeen} />}</dd>
        {weight > edge.edges.length ? (
          <>
            <dt className="text-ink-faint">Stands for</dt>
            <dd className="tabular-nums">{weight.toLocaleString('en')} edges</dd>
          </>
        ) : null}
        <dt className="text-ink-faint">Shown by</dt>
        <dd className="tabular-nums">
          {runs === 0
            ? 'no run yet'
            : `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'}`}
        </dd>
        {lastRun === null ? null : (
          <>
            <dt className="text-ink-faint">Last run</dt>
            <dd className="truncate font-mono">{lastRun}</dd>
          </>
        )}
      </dl>
      {edge.edges.some(({ assumed }) => assumed) ? (
        <p className="mt-2 text-pretty">
          The run did not say which version it read: the latest there was is assumed.
        </p>
      ) : null}
      <p className="mt-1.5 text-ink-faint">Click for more</p>
    </div>
  );
}

/** At a card that the server folded: it stands for more edges than the page knows. */
function FoldedTooltip({ edge, nameOf, x, y }: { edge: DrawnEdge } & At) {
  return (
    <div role="tooltip" style={{ left: x, top: y, width: WIDTH_PX }} className={BOX}>
      <Head edge={edge} nameOf={nameOf}>
        {EVIDENCE_LOOKS[edge.evidence].label} at best
      </Head>
      <p className="mt-0.5 text-pretty">An edge to each node in the card.</p>
    </div>
  );
}

/** A line that no event told of: what is between its ends. */
function ThroughTooltip({ edge, nameOf, x, y }: { edge: DrawnEdge } & At) {
  const [only] = edge.edges.length === 1 ? edge.edges : [];
  const names = (only?.through ?? []).map(tailOf);
  return (
    <div role="tooltip" style={{ left: x, top: y, width: WIDTH_PX }} className={BOX}>
      <Head edge={edge} nameOf={nameOf} line={<ThroughLine />}>
        {THROUGH_LOOK.label}
      </Head>
      {only === undefined ? null : (
        <p className="mt-0.5 wrap-anywhere">
          {names.slice(0, NAMED).join(' → ')}
          {names.length > NAMED ? ` → … (${grouped(names.length)})` : ''}
        </p>
      )}
      <p className="mt-1 text-pretty">
        The selector leaves {names.length === 1 ? 'it' : 'them'} out. Weakest step:{' '}
        {EVIDENCE_LOOKS[edge.evidence].label.toLowerCase()}.
      </p>
      <p className="mt-1.5 text-ink-faint">Click for more</p>
    </div>
  );
}

/** From where to where, and by what evidence. */
function Head({
  edge,
  nameOf,
  line = <EvidenceLine evidence={edge.evidence} />,
  children,
}: {
  edge: DrawnEdge;
  line?: ReactNode;
  children: ReactNode;
} & Named) {
  return (
    <>
      <p className="truncate font-semibold text-ink">
        {nameOf(edge.from)} → {nameOf(edge.to)}
      </p>
      <p className="mt-1.5 flex items-center gap-2 font-medium text-ink">
        {line}
        {children}
      </p>
    </>
  );
}

function mixture(edges: readonly Pick<DrawnEdge, 'evidence'>[]): string {
  return EVIDENCE.map(
    (kind) => [kind, edges.filter((edge) => edge.evidence === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${grouped(count)} ${EVIDENCE_LOOKS[kind].label.toLowerCase()}`)
    .join(', ');
}
