'use client';

import { useLayoutEffect, useRef } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { graphQueryOf, readGraphView } from '@/lib/url/graph-view';

import type { Lens } from '../../graph/lens';
import type { Placed } from '../../graph/use-placement';
import { useIsPrinting } from '../../ui/use-is-printing';
import { drawPicture } from './draw-picture';

/** On paper the picture is whole and drawn from the data, where the screen shows a part of it. */
export function PrintPicture({
  graph,
  placed,
  lens,
}: {
  graph: GraphResponse;
  placed: Placed;
  lens: Lens;
}) {
  const isPrinting = useIsPrinting();
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = sheet.current;
    const { href, search } = window.location;
    const question = graphQueryOf(readGraphView(new URLSearchParams(search)).view);
    if (!isPrinting || box === null || question === null) return;
    const { svg } = drawPicture(placed, {
      question,
      graph,
      theme: 'light',
      link: href,
      lens,
    });
    // As XML, never as HTML: names are data.
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    picture.setAttribute('style', 'display:block;max-width:100%;max-height:92vh;height:auto');
    box.replaceChildren(picture);
    // Thousands of shapes are no part of a page that is read on a screen.
    return () => {
      box.replaceChildren();
    };
  }, [isPrinting, graph, placed, lens]);
  return <div ref={sheet} data-print-picture className="hidden print:block" />;
}
