import { blockName } from './block-name';

/** A name as it stands in a block seen from far; the canvas below draws the same (underlay/paint-blocks.ts). */
export function BlockFace({
  name,
  width = 0,
  height = 0,
}: {
  readonly name: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}) {
  const { lines, sizePx, linePx } = blockName(name, width, height);
  return (
    <span
      className="w-full text-center font-semibold whitespace-nowrap"
      style={{ fontSize: sizePx, lineHeight: `${linePx}px` }}
    >
      {lines.map((line, at) => (
        <span key={at} className="block">
          {line}
        </span>
      ))}
    </span>
  );
}
