import { parseInstant, type EdgeMeaning, type Instant } from '@/lib/lineage';

/** What each meaning of edges shows, in a word and in a line. */
export const MEANING_WORDS: Readonly<
  Record<EdgeMeaning, { readonly label: string; readonly words: string }>
> = {
  all: { label: 'All time', words: 'Every edge any run ever showed.' },
  current: {
    label: 'Current',
    words:
      'How each dataset came to be as it is: the latest successful run for each output of a job, runs on the way, and what is declared. A job that never succeeded shows its latest run.',
  },
  'latest-run': {
    label: 'Latest run',
    words: 'The latest run of each job, whatever became of it.',
  },
  window: { label: 'Window', words: 'Runs active between two moments, both included.' },
};

/** `2026-03-01 12:00 UTC`, with seconds where there are any. */
export function momentWords(at: string): string {
  const seconds = at.slice(16, 19);
  return `${at.slice(0, 10)} ${at.slice(11, 16)}${seconds === ':00' ? '' : seconds} UTC`;
}

/** Text of a `datetime-local` field, which holds UTC here. */
export function fieldText(at: Instant | null): string {
  return at === null ? '' : at.slice(0, 19);
}

/** Reads a `datetime-local` field back: the whole of the second, so that what happened in it is in. */
export function readField(text: string): Instant | null {
  const parsed = text === '' ? null : parseInstant(`${text}Z`);
  return parsed && (parsed.instant.replace(/000000000Z$/, '999999999Z') as Instant);
}
