'use client';

import { useState } from 'react';
import Link from 'next/link';

import type { NodeDetails } from '@/lib/contract/nodes';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';

import { EvidenceButton } from '../evidence/evidence-button';
import { NodeLink } from '../node/node-link';
import { Section } from '../node/section';
import { Button } from '../ui/button';
import { grouped } from '../ui/quantity';

const FIRST_SHOWN = 6;

/** The nodes next to this one, on both sides. */
export function Neighbours({ node }: { node: NodeDetails }) {
  return (
    <div className="grid gap-x-6 gap-y-5 @2xl:grid-cols-2">
      <Side
        title="Upstream"
        nodes={node.upstream}
        count={node.upstreamCount}
        node={node}
        none="Nothing feeds it, as far as events tell."
      />
      <Side
        title="Downstream"
        nodes={node.downstream}
        count={node.downstreamCount}
        node={node}
        none="Nothing reads it, as far as events tell."
      />
    </div>
  );
}

function edgeBeside(node: NodeRef, neighbour: NodeRef, side: 'Upstream' | 'Downstream') {
  const [from, to] = side === 'Upstream' ? [neighbour.id, node.id] : [node.id, neighbour.id];
  return { from, to, via: null };
}

function Side({
  title,
  nodes,
  count,
  node,
  none,
}: {
  title: 'Upstream' | 'Downstream';
  nodes: readonly NodeRef[];
  count: number;
  node: NodeDetails;
  none: string;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? nodes : nodes.slice(0, FIRST_SHOWN);
  return (
    <Section title={title} aside={count > 0 ? grouped(count) : null}>
      {count === 0 ? <p className="text-sm text-ink-faint">{none}</p> : null}
      <ul className="-mx-1.5">
        {shown.map((neighbour) => (
          <li key={neighbour.id} className="flex items-center">
            <span className="min-w-0 flex-1">
              <NodeLink node={neighbour} />
            </span>
            <EvidenceButton
              iconOnly
              edge={edgeBeside(node, neighbour, title)}
              what={`${title.toLowerCase()}, ${neighbour.name}`}
            />
          </li>
        ))}
      </ul>
      {nodes.length > FIRST_SHOWN ? (
        <Button
          size="sm"
          look="quiet"
          aria-expanded={isWhole}
          className="self-start"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show fewer' : `Show ${grouped(nodes.length - FIRST_SHOWN)} more`}
        </Button>
      ) : null}
      {count > nodes.length && (isWhole || nodes.length <= FIRST_SHOWN) ? (
        <Link
          href={lineageHref(node.id)}
          className="thumb rounded text-sm text-accent hover:underline"
        >
          {grouped(count - nodes.length)} more in the explorer
        </Link>
      ) : null}
    </Section>
  );
}
