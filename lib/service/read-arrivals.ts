import 'server-only';

import { instantFromMs, type LineageEvent } from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';
import { Refusal } from '@/lib/openlineage/refusal';

import type { ArrivedEvent } from '@/lib/store/event-log';

/**
 * Reads one document as an event that arrives now.
 *
 * @throws {Refusal} as `readEvent` does, and for any warning in strict mode.
 */
export function readArrival(
  bytes: Uint8Array,
  isStrict: boolean,
  nowMs = Date.now(),
): ArrivedEvent {
  const event: LineageEvent = readEvent(bytes);
  const [first, ...rest] = event.warnings;
  if (isStrict && first) {
    const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
    throw new Refusal('strict', first.pointer, `strict mode: ${first.message}${more}`);
  }
  return { bytes, event, receivedAt: instantFromMs(nowMs) };
}
