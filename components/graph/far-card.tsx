import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { CardButton } from './card-button';
import { NodeFrame } from './node-frame';
import type { CardData } from './to-flow';

function tone({ kind, type, status }: GraphNode): string {
  if (status === 'failed') return 'border-bad bg-bad-soft text-bad';
  if (status === 'running') return 'border-run bg-run-soft text-run';
  if (type === 'MODEL') return 'border-model bg-model-soft text-model';
  return kind === 'job'
    ? 'border-line-strong bg-sunken text-ink-soft'
    : 'border-accent/60 bg-accent-soft text-ink';
}

function farLook(node: GraphNode): string {
  return cn(
    'justify-center overflow-hidden border-2 px-2 text-center text-[28px] leading-[1.05] font-semibold',
    node.kind === 'job' ? 'rounded-full' : 'rounded-lg',
    tone(node),
  );
}

/** A node seen from far: a block of colour with its last name, large enough to survive the zoom. */
export function FarCard({ data }: { data: CardData }) {
  const { node } = data;
  const lines = node.kind === 'job' ? 'line-clamp-1' : 'line-clamp-2';
  return (
    <NodeFrame data={data}>
      <CardButton data={data} className={farLook(node)}>
        <span className={cn('break-all', lines)}>{splitName(node.name).tail}</span>
      </CardButton>
    </NodeFrame>
  );
}
