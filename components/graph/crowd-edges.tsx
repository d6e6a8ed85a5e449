'use client';

import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';

import { EVIDENCE } from '@/lib/lineage';

import { edgePath } from './edge-path';
import { EVIDENCE_LOOKS } from './evidence-look';
import { nodeSize } from './node-size';
import type { Lit } from './trace';
import type { Placed } from './use-placement';

/** Twice the width of a near edge: at a tenth of the size a hair is left. */
const WIDER = 2;

/**
 * The edges of a crowd seen from far: one path for each kind of evidence instead of one component, and
 * several subscriptions to the viewport, for each of thousands of edges.
 */
export function CrowdEdges({ placed, lit }: { placed: Placed; lit: Lit | null }) {
  const paths = useMemo(() => pathsOf(placed), [placed]);
  const draw = (isWanted: (id: string) => boolean) =>
    EVIDENCE.map((evidence) => ({
      evidence,
      d: paths
        .filter((one) => one.evidence === evidence && isWanted(one.id))
        .map(({ d }) => d)
        .join(''),
    })).filter(({ d }) => d !== '');
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        className="pointer-events-none absolute -z-10 size-px overflow-visible fill-none"
      >
        <g opacity={lit === null ? 0.6 : 0.1}>
          {draw(() => true).map(({ evidence, d }) => (
            <path
              key={evidence}
              d={d}
              stroke={EVIDENCE_LOOKS[evidence].stroke}
              strokeWidth={EVIDENCE_LOOKS[evidence].width * WIDER}
              strokeDasharray={EVIDENCE_LOOKS[evidence].dash}
            />
          ))}
        </g>
        {lit === null
          ? null
          : draw((id) => lit.edges.has(id)).map(({ evidence, d }) => (
              <path key={evidence} d={d} stroke="var(--accent)" strokeWidth={2 * WIDER} />
            ))}
      </svg>
    </ViewportPortal>
  );
}

function pathsOf({ drawn, positions, routes }: Placed) {
  const sizes = new Map(drawn.nodes.map((node) => [node.id, nodeSize(node)]));
  return drawn.edges.flatMap(({ id, from, to, evidence }) => {
    const [source, target] = [positions.get(from), positions.get(to)];
    const [here, there] = [sizes.get(from), sizes.get(to)];
    if (!source || !target || !here || !there) return [];
    const start = { x: source.x + here.width, y: source.y + here.height / 2 };
    const end = { x: target.x, y: target.y + there.height / 2 };
    return [{ id, evidence, d: edgePath(start, routes.get(id) ?? [], end) }];
  });
}
