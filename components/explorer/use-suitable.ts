'use client';

import { readGraphView, type GraphView } from '@/lib/url/graph-view';

import { useMedia } from '../ui/use-media';

/** Up to this width a list reads better than a picture. */
const LIST_FIRST = '(max-width: 480px)';
/** Up to this width a legend would cover the picture. */
const NARROW = '(max-width: 767px)';

/** Whether a page that is being loaded will show the list: by its link, or by its width. */
export function isListFirst(window: Window): boolean {
  const { view } = readGraphView(new URLSearchParams(window.location.search)).view;
  return view === null ? window.matchMedia(LIST_FIRST).matches : view === 'list';
}

/** What the reader chose, or what suits the screen. */
export function useSuitable(view: GraphView) {
  const isListFirst = useMedia(LIST_FIRST);
  const isNarrow = useMedia(NARROW);
  const shownAs = view.view ?? (isListFirst ? 'list' : 'canvas');
  // What colours stand for must be there to be read.
  const suits = shownAs === 'canvas' && (!isNarrow || view.lens !== 'type');
  return { shownAs, isLegendShown: view.legend === null ? suits : view.legend === 'shown' };
}
