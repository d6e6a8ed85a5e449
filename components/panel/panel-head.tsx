import { LocateFixed, Maximize2, Route, X } from 'lucide-react';
import Link from 'next/link';

import type { NodeDetails } from '@/lib/contract/nodes';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref } from '@/lib/url/node-href';

import { NodeTitle } from '../node/node-title';
import { TypeIcon } from '../node/type-icon';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Tooltip } from '../ui/tooltip';
import { NodeFate } from './node-fate';
import { NodeMeta } from './node-meta';

/** Who the node is, and what one can do with it from the panel. */
export function PanelHead({
  node,
  tab,
  onPaths,
  onClose,
}: {
  node: NodeDetails;
  tab: string;
  /** Given where paths can be drawn. */
  onPaths?: ((node: NodeRef) => void) | undefined;
  onClose: () => void;
}) {
  return (
    <header className="flex flex-col gap-2 px-4 pt-3 pb-2">
      <div className="flex items-start gap-3">
        <TypeIcon node={node} />
        <div className="min-w-0 flex-1">
          <NodeTitle key={node.key} name={node.name} level={2} />
        </div>
        <div className="-mt-0.5 -mr-2 flex shrink-0">
          {onPaths === undefined ? null : (
            <Tooltip label="Paths from here to another node">
              <Button
                look="quiet"
                size="iconSm"
                aria-label="Paths to…"
                onClick={() => {
                  onPaths(node);
                }}
              >
                <Route aria-hidden />
              </Button>
            </Tooltip>
          )}
          <Tooltip label="Draw the lineage around this node">
            <Button asChild look="quiet" size="iconSm">
              <Link href={lineageHref(node.id)} aria-label="Focus here in the explorer">
                <LocateFixed aria-hidden />
              </Link>
            </Button>
          </Tooltip>
          <CopyButton text={node.id} what="id" iconOnly />
          <Tooltip label="Open the full page">
            <Button asChild look="quiet" size="iconSm">
              <Link href={nodeHref(node, tab)} aria-label="Open the full page">
                <Maximize2 aria-hidden />
              </Link>
            </Button>
          </Tooltip>
          <CloseButton onClose={onClose} />
        </div>
      </div>
      <bdi className="line-clamp-2 text-sm wrap-anywhere text-ink-faint" title={node.namespace}>
        {node.namespace}
      </bdi>
      <NodeMeta node={node} />
      <NodeFate node={node} />
    </header>
  );
}

/** Closes the panel. */
export function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <Tooltip label="Close the panel">
      <Button look="quiet" size="iconSm" aria-label="Close the panel" onClick={onClose}>
        <X aria-hidden />
      </Button>
    </Tooltip>
  );
}
