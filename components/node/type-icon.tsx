import type { NodeRef } from '@/lib/contract/shared-shapes';

import { cn } from '../ui/cn';
import { isModel, nodeTypeLook } from './node-type';

/** The icon of a node's type in a frame: square for datasets, round for jobs. */
export function TypeIcon({
  node,
  size = 'md',
}: {
  node: Pick<NodeRef, 'kind' | 'type'>;
  size?: 'sm' | 'md' | 'lg';
}) {
  const { label, icon: Icon } = nodeTypeLook(node.kind, node.type);
  return (
    <span
      title={label}
      className={cn(
        'flex shrink-0 items-center justify-center border border-line bg-surface text-ink-soft',
        node.kind === 'job' ? 'rounded-full' : 'rounded-md',
        isModel(node) && 'border-transparent bg-model-soft text-model',
        size === 'sm' && 'size-6 [&_svg]:size-3.5',
        size === 'md' && 'size-7 [&_svg]:size-4',
        size === 'lg' && 'size-9 [&_svg]:size-5',
      )}
    >
      <Icon aria-hidden />
      <span className="sr-only">{label}</span>
    </span>
  );
}
