import { Button } from '../ui/button';
import { grouped } from '../ui/quantity';

/** Shows more of a list, as long as there is more. */
export function MoreButton({
  left,
  isBusy,
  onMore,
}: {
  /** How many are not shown. */
  left: number;
  isBusy: boolean;
  onMore: () => void;
}) {
  if (left <= 0) return null;
  return (
    <Button size="sm" look="quiet" className="self-start" disabled={isBusy} onClick={onMore}>
      Show more · {grouped(left)} left
    </Button>
  );
}
