import type { NodeDetails } from '@/lib/contract/nodes';

import { isModel, nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { isSensitive, TagChip } from '../node/tag-chip';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';

/** Type, state and how fresh it is, with the sensitive tags of the node itself. */
export function NodeMeta({ node }: { node: NodeDetails }) {
  const sensitive = node.tags.filter((tag) => tag.field === null && isSensitive(tag));
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 text-xs text-ink-faint">
      <Badge tone={isModel(node) ? 'model' : 'neutral'}>
        {nodeTypeLook(node.kind, node.type).label}
      </Badge>
      <StatusBadge status={node.status} />
      {sensitive.slice(0, 4).map((tag, index) => (
        <TagChip key={index} tag={tag} />
      ))}
      {node.statusAt ? <Time at={node.statusAt} /> : null}
    </div>
  );
}
