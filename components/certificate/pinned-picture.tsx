import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import { placeInColumns } from '@/lib/layout/place-in-columns';
import { runToEnd } from '@/lib/layout/run-steps';
import { sortedRequest } from '@/lib/layout/sorted-request';

import { splitName } from '../node/node-name';
import { grouped } from '../ui/quantity';

const BOX = { width: 112, height: 46 };
/** Columns stand closer on paper than on screen, where counts need room between them. */
const CLOSER = 0.72;
/** Nodes drawn at most, and as far from the model as each other: more could not be read on paper. */
const NODES_DRAWN = 60;
const SIDE_BY_SIDE = 6;
const NAME_SHOWN = 14;

function short(text: string, length = NAME_SHOWN): string {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text;
}

function secondLine({ version, run }: GraphNode): string {
  if (run) return run.state;
  return version ? version.label : 'version unknown';
}

/** The nodes nearest to the model, not too many of them beside each other. */
function pickNodes(all: readonly GraphNode[]): GraphNode[] {
  const beside = new Map<number, number>();
  const near = [...all].sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  const picked = near.filter(({ distance }) => {
    const count = (beside.get(distance) ?? 0) + 1;
    beside.set(distance, count);
    return count <= SIDE_BY_SIDE;
  });
  return picked.slice(0, NODES_DRAWN).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A pinned graph as a small picture for paper: drawn on the server, no script. */
export function PinnedPicture({ graph }: { graph: GraphResponse }) {
  const nodes = pickNodes(graph.nodes);
  const shown = new Set<string>(nodes.map(({ id }) => id));
  const edges = graph.edges
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map((edge) => ({ ...edge, id: `${edge.from} ${edge.to}` }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const request = sortedRequest({ nodes: nodes.map(({ id }) => ({ id, ...BOX })), edges });
  const placed = runToEnd(placeInColumns(request));
  const positions = new Map(
    [...placed.positions].map(([id, { x, y }]) => [id, { x: x * CLOSER, y }]),
  );
  const places = [...positions.values()];
  const left = Math.min(...places.map(({ x }) => x), 0);
  const top = Math.min(...places.map(({ y }) => y), 0);
  const width = Math.max(...places.map(({ x }) => x + BOX.width), BOX.width) - left;
  const height = Math.max(...places.map(({ y }) => y + BOX.height), BOX.height) - top;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`${left - 4} ${top - 4} ${width + 8} ${height + 8}`}
        role="img"
        aria-label={`${grouped(nodes.length)} versions and runs behind the model, and how they follow from each other`}
        className="max-h-72 w-full print:max-h-[48mm]"
      >
        {edges.map(({ id, from, to, assumed }) => {
          const [a, b] = [positions.get(from), positions.get(to)];
          if (!a || !b) return null;
          const [x1, y1, x2, y2] = [
            a.x + BOX.width,
            a.y + BOX.height / 2,
            b.x,
            b.y + BOX.height / 2,
          ];
          const bend = Math.max((x2 - x1) / 2, 16);
          return (
            <path
              key={id}
              d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`}
              fill="none"
              stroke="var(--line-strong)"
              strokeWidth={1.4}
              strokeDasharray={assumed ? '5 4' : undefined}
            />
          );
        })}
        {nodes.map((node) => {
          const at = positions.get(node.id);
          if (!at) return null;
          const isFocus = node.id === graph.focus;
          return (
            <g key={node.id} transform={`translate(${at.x} ${at.y})`}>
              <title>{`${node.name} ${secondLine(node)}`}</title>
              <rect
                {...BOX}
                rx={node.run ? BOX.height / 2 : 6}
                fill={isFocus ? 'var(--model-soft)' : 'var(--surface)'}
                stroke={isFocus ? 'var(--model)' : 'var(--line-strong)'}
                strokeWidth={isFocus ? 2 : 1}
              />
              <text x={node.run ? 14 : 8} y={17} fontSize={11.5} fontWeight={600} fill="var(--ink)">
                {short(splitName(node.name).tail)}
              </text>
              <text x={node.run ? 14 : 8} y={36} fontSize={11} fill="var(--ink-soft)">
                {short(secondLine(node), 17)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="text-2xs text-ink-faint">
        Versions are boxes, runs are pills; dashed: assumed, because the run did not say which
        version it read.
        {graph.nodes.length > nodes.length
          ? ` The nearest ${grouped(nodes.length)} of ${grouped(graph.nodes.length)} are drawn.`
          : ''}
      </figcaption>
    </figure>
  );
}
