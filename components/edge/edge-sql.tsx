'use client';

import { useQuery } from '@tanstack/react-query';

import { evidenceQuery } from '@/lib/client/evidence-query';
import type { EdgeEnds } from '@/lib/url/column-query';

import { useAskedMoments } from '../column/asked-moments';
import { ScrollRegion } from '../ui/scroll-region';

/** So many lines of it; the evidence has the rest. */
const MOST_LINES = 8;

/** The beginning of the SQL behind an edge, if its job told any. */
export function EdgeSql({ question }: { question: EdgeEnds }) {
  const moments = useAskedMoments();
  const { data } = useQuery(evidenceQuery({ ...question, moments }));
  if (!data?.sql) return null;
  const lines = data.sql.query.trim().split('\n');
  return (
    <ScrollRegion
      label="SQL of the job"
      className="rounded-md border border-line bg-sunken px-2.5 py-1.5"
    >
      <pre className="font-mono text-xs leading-5 text-ink">
        {lines.slice(0, MOST_LINES).join('\n')}
        {lines.length > MOST_LINES ? '\n…' : ''}
      </pre>
    </ScrollRegion>
  );
}
