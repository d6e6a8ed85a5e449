'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { instantSearchQuery } from '@/lib/client/search-query';

import { useDebounced } from '../ui/use-debounced';

const TYPING_PAUSE_MS = 120;

/** The best nodes for what is being typed, and which entry of the list is picked. */
export function useInstantNodes(text: string) {
  const typed = text.trim();
  const settled = useDebounced(typed, TYPING_PAUSE_MS);
  const { data, isError, isFetching } = useQuery(instantSearchQuery(typed === '' ? '' : settled));
  const answer = typed === '' ? undefined : data;
  const nodes = answer?.results ?? [];
  const [picked, setPicked] = useState<{ value: string; among: unknown }>({
    value: '',
    among: null,
  });

  return {
    nodes,
    total: answer?.total ?? 0,
    isError: isError && typed !== '',
    isPending: typed !== '' && (isFetching || settled !== typed),
    /** The best node of each new answer, until another is picked among the same answer. */
    value: picked.among === answer ? picked.value : (nodes[0]?.id ?? ''),
    setValue: (value: string) => {
      setPicked({ value, among: answer });
    },
  };
}
