import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';

import { Badge, type BadgeTone } from '../ui/badge';

const PASSED = new Set(['pass', 'passed', 'success', 'ok', 'true']);
const FAILED = new Set(['fail', 'failed', 'failure', 'error', 'false']);

/** Whether a test came out as failed. */
export function hasFailed(outcome: string): boolean {
  return FAILED.has(outcome.toLowerCase());
}

/** Colour for how bad a failure is. */
export function severityTone(severity: string): BadgeTone {
  return severity.toLowerCase() === 'error' ? 'bad' : 'warn';
}

/** Result of a test or assertion: icon, word and colour. Words nobody foresaw are shown as sent. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  const word = outcome.toLowerCase();
  if (PASSED.has(word)) {
    return (
      <Badge tone="ok">
        <CircleCheck aria-hidden />
        Passed
      </Badge>
    );
  }
  if (hasFailed(outcome)) {
    return (
      <Badge tone="bad">
        <CircleAlert aria-hidden />
        Failed
      </Badge>
    );
  }
  return (
    <Badge>
      <CircleDashed aria-hidden />
      <bdi className="truncate">{outcome || 'unknown'}</bdi>
    </Badge>
  );
}
