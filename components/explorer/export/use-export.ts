'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTheme } from 'next-themes';

import { graphQuery } from '@/lib/client/graph-query';
import { graphQueryOf, readGraphView } from '@/lib/url/graph-view';

import { makeLens } from '../../graph/lens';
import { exportAs, type ExportForm } from './export-forms';

/** What keeps a selector from being read: a file with it in its head must have been chosen by it. */
async function whyUnread(select: string | null): Promise<string | null> {
  if (select === null) return null;
  const { parseSelector } = await import('@/lib/select/parse-selector');
  const parsed = parseSelector(select);
  return parsed.kind === 'problems' ? parsed.problems[0].message : null;
}

/** Takes what the address asks away in one form; the promise says in words what happened. */
export function useExport(): (form: ExportForm) => Promise<{ words: string; isDone: boolean }> {
  const client = useQueryClient();
  const { resolvedTheme } = useTheme();
  return async (form) => {
    const { view } = readGraphView(new URLSearchParams(window.location.search));
    const question = graphQueryOf(view);
    if (question === null) return { words: 'There is no graph to take away.', isDone: false };
    const unread = await whyUnread(question.select);
    if (unread !== null) return { words: `Mend the selector first: ${unread}`, isDone: false };
    const nowMs = view.asOf === null ? Date.now() : Date.parse(view.asOf);
    try {
      const words = await exportAs(form, {
        question,
        answer: () => client.query({ ...graphQuery(question), staleTime: Infinity }),
        theme: resolvedTheme === 'dark' ? 'dark' : 'light',
        columns: view,
        lensOf: ({ edges }) => makeLens(view.lens, nowMs, edges),
      });
      return { words, isDone: true };
    } catch (error) {
      const why = error instanceof Error ? error.message : 'The export failed.';
      return { words: why, isDone: false };
    }
  };
}
