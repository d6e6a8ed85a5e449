import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePlay,
  CircleSlash,
  FileBox,
} from 'lucide-react';

import type { EventSummary } from '@/lib/contract/events';

import { Badge, type BadgeTone } from '../ui/badge';

type Look = { readonly tone: BadgeTone; readonly Icon: typeof CircleAlert };

const RUN_LOOKS = new Map<string, Look>([
  ['START', { tone: 'run', Icon: CirclePlay }],
  ['RUNNING', { tone: 'run', Icon: CirclePlay }],
  ['COMPLETE', { tone: 'ok', Icon: CircleCheck }],
  ['FAIL', { tone: 'bad', Icon: CircleAlert }],
  ['ABORT', { tone: 'warn', Icon: CircleSlash }],
]);
const OTHER: Look = { tone: 'neutral', Icon: CircleDashed };
const DEFINITION: Look = { tone: 'neutral', Icon: FileBox };

/** What an event says happened; events about no run are called by what they describe. */
export function eventWord({ kind, eventType }: Pick<EventSummary, 'kind' | 'eventType'>): string {
  if (kind === 'run') return eventType ?? 'RUN';
  return kind === 'job' ? 'JOB' : 'DATASET';
}

/** Type of an event: icon, word and colour. */
export function EventBadge({ event }: { event: Pick<EventSummary, 'kind' | 'eventType'> }) {
  const look = event.kind === 'run' ? (RUN_LOOKS.get(event.eventType ?? '') ?? OTHER) : DEFINITION;
  return (
    <Badge tone={look.tone}>
      <look.Icon aria-hidden />
      <span className="truncate">{eventWord(event)}</span>
    </Badge>
  );
}
