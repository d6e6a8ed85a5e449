'use client';

import { X } from 'lucide-react';
import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { rowWords } from '../graph/columns/row-words';
import { Section } from '../node/section';
import { splitName } from '../node/node-name';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { grouped } from '../ui/quantity';
import { edgesOf } from './edge-facts';
import { EdgeList } from './edge-list';

/** A node, or one of its columns, whose edges are asked about. */
export type EdgesOf = { readonly node: string; readonly field?: string | null };

/** The edges of a node or a column as a window over the page: for those who do not click lines. */
export function EdgesDialog({
  graph,
  of: { node, field },
  onClose,
}: {
  graph: GraphResponse;
  of: EdgesOf;
  onClose: () => void;
}) {
  const { into, out } = useMemo(() => edgesOf(graph, node, field), [graph, node, field]);
  const { tail } = splitName(graph.nodes.find(({ id }) => id === node)?.name ?? node);
  const name = field === undefined ? tail : `${rowWords({ field, grade: 'unknown' })} in ${tail}`;
  return (
    <Dialog
      open
      title={`Edges of ${name}`}
      className="top-[6dvh] max-h-[88dvh] max-w-2xl"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <header className="flex items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 aria-hidden className="min-w-0 truncate text-sm font-semibold text-ink">
          Edges of <bdi>{name}</bdi>
        </h2>
        <Button look="quiet" size="iconSm" aria-label="Close" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className="flex min-h-0 flex-col gap-6 overflow-y-auto p-5">
        <Side title="Into it" edges={into} none="Nothing shown here leads into it." />
        <Side title="Out of it" edges={out} none="Nothing shown here comes out of it." />
      </div>
    </Dialog>
  );
}

function Side({
  title,
  edges,
  none,
}: {
  title: string;
  edges: ReturnType<typeof edgesOf>['into'];
  none: string;
}) {
  return (
    <Section title={title} aside={edges.length > 0 ? grouped(edges.length) : null}>
      {edges.length === 0 ? (
        <p className="text-sm text-ink-faint">{none}</p>
      ) : (
        <EdgeList label={title} edges={edges} />
      )}
    </Section>
  );
}
