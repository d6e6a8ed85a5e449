import type { Evidence } from '@/lib/lineage';

type EvidenceLook = {
  readonly label: string;
  /** What it means, for people who never read a specification. */
  readonly words: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash?: string;
};

/** How each kind of evidence is named and drawn. Only the guess is dashed. */
export const EVIDENCE_LOOKS: Record<Evidence, EvidenceLook> = {
  explicit: {
    label: 'Explicit',
    words: 'The producer said that this flows here.',
    stroke: 'var(--ink-soft)',
    width: 1.75,
  },
  column: {
    label: 'Column',
    words: 'Lineage of columns shows that this flows here.',
    stroke: 'var(--accent)',
    width: 1.5,
  },
  declared: {
    label: 'Declared',
    words: 'An import or a person declared it; no run has shown it by itself.',
    stroke: 'var(--model)',
    width: 1.5,
  },
  observed: {
    label: 'Observed',
    words: 'Runs read or wrote it, and the job leaves no doubt about what it goes with.',
    stroke: 'var(--ink-faint)',
    width: 1.25,
  },
  inferred: {
    label: 'Inferred',
    words:
      'Runs read or wrote it, but of several inputs and outputs nobody said which goes to which.',
    stroke: 'var(--ink-faint)',
    width: 1.25,
    dash: '5 4',
  },
};
