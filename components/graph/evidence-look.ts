import type { Evidence } from '@/lib/lineage';

type EdgeLook = {
  readonly label: string;
  /** What it means, for people who never read a specification. */
  readonly words: string;
  /** Name of a CSS variable. */
  readonly colour: string;
  readonly width: number;
  /** Lengths of lines and gaps. */
  readonly dash?: readonly number[];
};

/** How each kind of evidence is named and drawn. Only the guess is dashed. */
export const EVIDENCE_LOOKS: Record<Evidence, EdgeLook> = {
  explicit: {
    label: 'Explicit',
    words: 'The producer said that this flows here.',
    colour: '--ink-soft',
    width: 1.75,
  },
  column: {
    label: 'Column',
    words: 'Lineage of columns shows that this flows here.',
    colour: '--accent',
    width: 1.5,
  },
  declared: {
    label: 'Declared',
    words: 'An import or a person declared it; no run has shown it by itself.',
    colour: '--model',
    width: 1.5,
  },
  observed: {
    label: 'Observed',
    words: 'Runs read or wrote it, and the job leaves no doubt about what it goes with.',
    colour: '--ink-faint',
    width: 1.25,
  },
  inferred: {
    label: 'Inferred',
    words:
      'Runs read or wrote it, but of several inputs and outputs nobody said which goes to which.',
    colour: '--ink-faint',
    width: 1.25,
    dash: [5, 4],
  },
};

/** An edge that nobody reported: it stands for a way through nodes that are left out. */
export const THROUGH_LOOK: EdgeLook = {
  label: 'Through hidden nodes',
  words: 'Data flows here through nodes that the selector leaves out.',
  colour: '--ink-soft',
  width: 1.25,
  dash: [9, 3, 1.5, 3],
};
