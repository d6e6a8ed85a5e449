import { Inbox, SearchX } from 'lucide-react';
import Link from 'next/link';

import type { Instant } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ThenNotice } from './graph-notices';
import { momentWords } from './time/moment-words';
import type { ChangeView } from './use-graph-view';

/** Why a question without a focus finds nothing, and a way on. */
export function NothingNotice({ view, change }: { view: GraphView; change: ChangeView }) {
  const without = (part: 'select' | 'asOf') => () => {
    change((now) => ({ ...now, [part]: null }));
  };
  return (
    <div className="absolute inset-0 grid place-items-center">
      {view.select === null ? (
        <NothingRecorded asOf={view.asOf} onNow={without('asOf')} />
      ) : (
        <NothingSelected onClear={without('select')} />
      )}
    </div>
  );
}

/** A selector alone is asked, and no node is meant. */
function NothingSelected({ onClear }: { onClear: () => void }) {
  return (
    <Notice
      icon={<SearchX aria-hidden />}
      title="No node is meant by this"
      actions={
        <Button look="primary" onClick={onClear}>
          Clear the selector
        </Button>
      }
    >
      A name stands for whole names or their last parts; * stands for anything.
    </Notice>
  );
}

/** All there is was asked for, and the store holds nothing, or did not at the moment asked about. */
function NothingRecorded({ asOf, onNow }: { asOf: Instant | null; onNow: () => void }) {
  if (asOf === null) {
    return (
      <Notice
        icon={<Inbox aria-hidden />}
        title="Nothing has been reported yet"
        actions={
          <Button asChild look="primary">
            <Link href="/">Send the first event</Link>
          </Button>
        }
      >
        Datasets and jobs appear here as soon as a run reports them.
      </Notice>
    );
  }
  return (
    <ThenNotice title="Nothing had been reported by then" onNow={onNow}>
      No event is from {momentWords(asOf)} or before.
    </ThenNotice>
  );
}
