import type { NodeRef } from '@/lib/contract/shared-shapes';

import { splitName } from '../node/node-name';
import { isModel, nodeTypeLook } from '../node/node-type';
import { cn } from '../ui/cn';
import { Highlight } from './highlight';
import { matchRanges } from './match-ranges';

/** A node in a line of a list: type icon, the last part of its name strong, and its namespace. */
export function NodeLabel({
  node,
  query = '',
  className,
}: {
  node: Pick<NodeRef, 'kind' | 'type' | 'namespace' | 'name'>;
  /** Words to mark. */
  query?: string;
  className?: string;
}) {
  const { head, tail } = splitName(node.name);
  const { label, icon: Icon } = nodeTypeLook(node.kind, node.type);
  const ranges = matchRanges(node.name, query);
  return (
    <span className={cn('flex min-w-0 items-center gap-2.5', className)}>
      <span
        className={cn(
          'flex size-7 shrink-0 items-center justify-center border border-line bg-surface text-ink-soft [&_svg]:size-4',
          node.kind === 'job' ? 'rounded-full' : 'rounded-md',
          isModel(node) && 'text-model',
        )}
        title={label}
      >
        <Icon aria-hidden />
        <span className="sr-only">{label}</span>
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className="flex min-w-0 text-sm leading-5" title={node.name}>
          {head ? (
            <span className="min-w-0 shrink-9999 truncate text-ink-faint">
              <Highlight text={head} ranges={ranges} />
            </span>
          ) : null}
          <span className="min-w-0 truncate font-medium text-ink">
            <Highlight text={tail} ranges={ranges} offset={head.length} />
          </span>
        </bdi>
        <bdi className="truncate text-2xs text-ink-faint" title={node.namespace}>
          <Highlight text={node.namespace} ranges={matchRanges(node.namespace, query)} />
        </bdi>
      </span>
    </span>
  );
}
