import type { Evidence } from '@/lib/lineage';

import { COLUMN_LOOKS, type ColumnUse } from './columns/column-look';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from './evidence-look';

/** A sample of the line that stands for a kind of evidence. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  return <LineSample {...EVIDENCE_LOOKS[evidence]} />;
}

/** A sample of the line that stands for a way through hidden nodes. */
export function ThroughLine() {
  return <LineSample {...THROUGH_LOOK} />;
}

/** A sample of the line that stands for how a column is used. */
export function UseLine({ use }: { use: ColumnUse }) {
  return <LineSample {...COLUMN_LOOKS[use]} />;
}

function LineSample({
  colour,
  width,
  dash,
}: {
  colour: string;
  width: number;
  dash?: readonly number[];
}) {
  return (
    <svg aria-hidden width="28" height="8" viewBox="0 0 28 8" className="shrink-0">
      <line
        x1="0"
        y1="4"
        x2="28"
        y2="4"
        stroke={`var(${colour})`}
        strokeWidth={width + 0.25}
        strokeDasharray={dash?.join(' ')}
      />
    </svg>
  );
}
