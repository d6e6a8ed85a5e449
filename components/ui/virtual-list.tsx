'use client';

import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useState, type ReactNode } from 'react';

import { useIsPrinting } from './use-is-printing';

type ListProps = {
  readonly label: string;
  readonly count: number;
  readonly rowHeight: number;
  readonly rowKey: (index: number) => string;
  readonly row: (index: number) => ReactNode;
};

/**
 * A list of which only the rows in view are in the document; on paper all are. It grows with the page,
 * or with `scroller` if an element of its own scrolls.
 */
export function VirtualList({ scroller, ...list }: ListProps & { scroller: HTMLElement | null }) {
  const isPrinting = useIsPrinting();
  if (isPrinting) return <Whole {...list} />;
  return scroller ? <InElement {...list} scroller={scroller} /> : <InWindow {...list} />;
}

function Whole({ label, count, rowKey, row }: ListProps) {
  return (
    <ul aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <li key={rowKey(index)}>{row(index)}</li>
      ))}
    </ul>
  );
}

const OVERSCAN_ROWS = 12;

function InElement({ scroller, ...list }: ListProps & { scroller: HTMLElement }) {
  'use no memo'; // The virtualizer changes inside: a memoised row list would stand still.
  const [box, setBox] = useState<HTMLElement | null>(null);
  const margin = box
    ? box.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    : 0;
  // eslint-disable-next-line react-hooks/incompatible-library -- this component opts out of memoisation above
  const virtualizer = useVirtualizer({
    count: list.count,
    getScrollElement: () => scroller,
    estimateSize: () => list.rowHeight,
    getItemKey: list.rowKey,
    scrollMargin: margin,
    overscan: OVERSCAN_ROWS,
  });
  return <Rows {...list} virtualizer={virtualizer} margin={margin} boxRef={setBox} />;
}

function InWindow(list: ListProps) {
  'use no memo'; // As above.
  const [box, setBox] = useState<HTMLElement | null>(null);
  const margin = box ? box.getBoundingClientRect().top + window.scrollY : 0;
  const virtualizer = useWindowVirtualizer({
    count: list.count,
    estimateSize: () => list.rowHeight,
    getItemKey: list.rowKey,
    scrollMargin: margin,
    overscan: OVERSCAN_ROWS,
    // What the server sends before it knows the window.
    initialRect: { width: 1024, height: 768 },
  });
  return <Rows {...list} virtualizer={virtualizer} margin={margin} boxRef={setBox} />;
}

function Rows<Scroller extends Element | Window>({
  label,
  count,
  row,
  virtualizer,
  margin,
  boxRef,
}: ListProps & {
  virtualizer: Virtualizer<Scroller, Element>;
  margin: number;
  boxRef: (element: HTMLElement | null) => void;
}) {
  'use no memo'; // As above.
  return (
    <ul
      ref={boxRef}
      aria-label={label}
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => (
        <li
          key={item.key}
          ref={virtualizer.measureElement}
          data-index={item.index}
          aria-posinset={item.index + 1}
          aria-setsize={count}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${item.start - margin}px)` }}
        >
          {row(item.index)}
        </li>
      ))}
    </ul>
  );
}
