import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { CardButton } from './card-button';
import { usualTone } from './lens';
import { NodeFrame } from './node-frame';
import type { CardData } from './to-flow';
import type { Tone } from './tone';

/** Tones in class names, which must be written out to be found. */
const TONES: Record<Tone, string> = {
  data: 'border-accent/60 bg-accent-soft text-ink',
  job: 'border-line-strong bg-sunken text-ink-soft',
  model: 'border-model bg-model-soft text-model',
  bad: 'border-bad bg-bad-soft text-bad',
  run: 'border-run bg-run-soft text-run',
  ok: 'border-ok bg-ok-soft text-ok',
  warn: 'border-warn bg-warn-soft text-warn',
};

function farLook(node: GraphNode): string {
  return cn(
    'justify-center overflow-hidden border-2 px-2 text-center text-[28px] leading-[1.05] font-semibold',
    node.kind === 'job' ? 'rounded-full' : 'rounded-lg',
    TONES[usualTone(node)],
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
