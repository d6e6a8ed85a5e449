import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { blockName } from './block-name';
import { CardButton } from './card-button';
import { blockStyle } from './card-tint';
import { useSign } from './lens-context';
import { NodeFrame } from './node-frame';
import type { CardData } from './to-flow';

type FarCardProps = {
  readonly data: CardData;
  readonly width: number | undefined;
  readonly height: number | undefined;
};

/** A node seen from far: a block of colour with its last name, large enough to survive the zoom. */
export function FarCard({ data, width = 0, height = 0 }: FarCardProps) {
  const { node } = data;
  const { tone } = useSign(node);
  const { lines, sizePx, linePx } = blockName(splitName(node.name).tail, width, height);
  return (
    <NodeFrame data={data}>
      <CardButton
        data={data}
        className={cn(
          'justify-center overflow-hidden border-2 text-center font-semibold whitespace-nowrap',
          node.kind === 'job' ? 'rounded-full' : 'rounded-lg',
        )}
        style={{ ...blockStyle(tone), fontSize: sizePx, lineHeight: `${linePx}px` }}
      >
        <span>
          {lines.map((line, at) => (
            <span key={at} className="block">
              {line}
            </span>
          ))}
        </span>
      </CardButton>
    </NodeFrame>
  );
}
