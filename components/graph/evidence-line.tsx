import type { Evidence } from '@/lib/lineage';

import { EVIDENCE_LOOKS } from './evidence-look';

/** A sample of the line that stands for a kind of evidence. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const { colour, width, dash } = EVIDENCE_LOOKS[evidence];
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
