'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTheme } from 'next-themes';

import { graphQuery } from '@/lib/client/graph-query';
import { graphQueryOf, readGraphView } from '@/lib/url/graph-view';

import { exportAs, type ExportForm } from './export-forms';

/** Takes what the address asks away in one form; the promise says in words what happened. */
export function useExport(): (form: ExportForm) => Promise<{ words: string; isDone: boolean }> {
  const client = useQueryClient();
  const { resolvedTheme } = useTheme();
  return async (form) => {
    const { view } = readGraphView(new URLSearchParams(window.location.search));
    const question = graphQueryOf(view);
    if (question === null) return { words: 'There is no graph to take away.', isDone: false };
    try {
      const words = await exportAs(form, {
        question,
        answer: () => client.query({ ...graphQuery(question), staleTime: Infinity }),
        theme: resolvedTheme === 'dark' ? 'dark' : 'light',
        columns: view,
      });
      return { words, isDone: true };
    } catch (error) {
      const why = error instanceof Error ? error.message : 'The export failed.';
      return { words: why, isDone: false };
    }
  };
}
