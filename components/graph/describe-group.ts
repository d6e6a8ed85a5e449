import type { GraphGroup } from '@/lib/contract/graph';

import { mixWords, type Mix } from './mix';

const plural = (count: number, word: string) =>
  count === 0 ? null : `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

/** What a group holds: "1,204 datasets · 310 jobs". */
export function groupCounts({ datasets, jobs }: Pick<GraphGroup, 'datasets' | 'jobs'>): string {
  return [plural(datasets, 'dataset'), plural(jobs, 'job')]
    .filter((part) => part !== null)
    .join(' · ');
}

/** "3 failing"; empty where nothing is. */
export function failingWords({ failing }: Pick<GraphGroup, 'failing'>): string {
  return failing > 0 ? `${failing.toLocaleString('en')} failing` : '';
}

/** What a screen reader says of a group: "Group airflow, closed, 310 jobs, 2 failing", or what a lens tells apart in it. */
export function describeGroup(group: GraphGroup, mix: Mix = []): string {
  return [
    `Group ${group.label}`,
    group.isOpen ? 'open' : 'closed',
    plural(group.datasets, 'dataset'),
    plural(group.jobs, 'job'),
    mixWords(mix) || failingWords(group) || null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
