import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { BlockFace } from './block-face';
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
export function FarCard({ data, width, height }: FarCardProps) {
  const { node } = data;
  const { tone } = useSign(node);
  return (
    <NodeFrame data={data}>
      <CardButton
        data={data}
        className={cn(
          'justify-center overflow-hidden border-2',
          node.kind === 'job' ? 'rounded-full' : 'rounded-lg',
        )}
        style={blockStyle(tone)}
      >
        <BlockFace name={splitName(node.name).tail} width={width} height={height} />
      </CardButton>
    </NodeFrame>
  );
}
