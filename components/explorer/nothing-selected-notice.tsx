import { SearchX } from 'lucide-react';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** A selector alone is asked, and no node is meant. */
export function NothingSelectedNotice({ onClear }: { onClear: () => void }) {
  return (
    <div className="absolute inset-0 grid place-items-center">
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
    </div>
  );
}
