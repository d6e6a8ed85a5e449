import type { NodeStatus } from '@/lib/lineage';

import type { BadgeTone } from '../ui/badge';

type StatusLook = { readonly label: string; readonly tone: BadgeTone };

/** Word and colour of each state of a run. */
export const STATUS_LOOKS: Record<NodeStatus, StatusLook> = {
  running: { label: 'Running', tone: 'run' },
  complete: { label: 'Complete', tone: 'ok' },
  failed: { label: 'Failed', tone: 'bad' },
  aborted: { label: 'Aborted', tone: 'warn' },
  unknown: { label: 'Unknown', tone: 'neutral' },
  none: { label: 'No runs', tone: 'neutral' },
};
