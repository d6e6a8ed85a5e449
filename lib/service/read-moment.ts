import 'server-only';

import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import { instantFromMs, type Instant, type Moment } from '@/lib/lineage';

/**
 * Moment and meaning of edges a question asks for, and what about them makes no sense.
 * `names` says what the question calls the bounds of a window.
 */
export function readMoment(
  { asOf, edges, from, to }: Pick<GraphQuery, 'asOf' | 'edges' | 'from' | 'to'>,
  names: { readonly from: string; readonly to: string } = { from: 'from', to: 'to' },
): { moment: Moment; notices: Notice[] } {
  const notices: Notice[] = [];
  const say = (parameter: string, message: string) => notices.push({ parameter, message });
  if (asOf !== null && asOf > instantFromMs(Date.now()))
    say('asOf', 'This moment is still to come: what is known now is shown, and it may change.');
  if (edges !== 'window') {
    if (from !== null) say(names.from, 'Read with edges=window only; ignored.');
    if (to !== null) say(names.to, 'Read with edges=window only; ignored.');
    return { moment: { asOf, edges, from: null, to: null }, notices };
  }
  if (from === null && to === null)
    say('edges', `The window has neither “${names.from}” nor “${names.to}”, so it holds all runs.`);
  const isTurned = from !== null && to !== null && from > to;
  if (isTurned)
    say(
      names.from,
      `“${names.from}” is later than “${names.to}”; they are taken the other way round.`,
    );
  const bounds = isTurned ? { from: to, to: from } : { from, to };
  return { moment: { asOf, edges, ...bounds }, notices };
}

/** Why a node is not there: nothing ever named it, or not by that moment. */
export function notFoundAt(ref: string, asOf: Instant | null): AppError {
  return asOf === null
    ? new AppError('not_found', `No event has named ${ref}`)
    : new AppError('not_found', `No event up to ${asOf} has named ${ref}`);
}
