import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { CardButton } from './card-button';
import { blockStyle } from './card-tint';
import { useSign } from './lens-context';
import { NodeFrame } from './node-frame';
import type { CardData } from './to-flow';

/** A node seen from far: a block of colour with its last name, large enough to survive the zoom. */
export function FarCard({ data }: { data: CardData }) {
  const { node } = data;
  const { tone } = useSign(node);
  const lines = node.kind === 'job' ? 'line-clamp-1' : 'line-clamp-2';
  return (
    <NodeFrame data={data}>
      <CardButton
        data={data}
        className={cn(
          'justify-center overflow-hidden border-2 px-2 text-center text-[28px] leading-[1.05] font-semibold',
          node.kind === 'job' ? 'rounded-full' : 'rounded-lg',
        )}
        style={blockStyle(tone)}
      >
        <span className={cn('break-all', lines)}>{splitName(node.name).tail}</span>
      </CardButton>
    </NodeFrame>
  );
}
