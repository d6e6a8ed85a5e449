import type { GraphNode } from '@/lib/contract/graph';

import { nodeTypeLook } from '../node/node-type';
import { grouped } from '../ui/quantity';

/** What a screen reader says of a node: "Dataset core.public.customers, table, 2 upstream, 3 downstream". */
export function describeNode(node: GraphNode): string {
  const { label } = nodeTypeLook(node.kind, node.type);
  return [
    `${node.kind === 'job' ? 'Job' : 'Dataset'} ${node.name}`,
    label.toLowerCase() === node.kind ? null : label.toLowerCase(),
    node.version ? `version ${node.version.label}${node.version.assumed ? ', assumed' : ''}` : null,
    node.run ? `run ${node.run.id}` : null,
    node.status === 'none' || node.status === 'unknown' ? null : node.status,
    `${grouped(node.upstreamCount)} upstream`,
    `${grouped(node.downstreamCount)} downstream`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
