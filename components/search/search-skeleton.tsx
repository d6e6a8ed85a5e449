import { Skeleton } from '../ui/skeleton';

const ROWS = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/5', 'w-1/4'];

/** The shape of results that are about to come. */
export function SearchSkeleton() {
  return (
    <div role="status" aria-label="Searching" className="divide-y divide-line">
      {ROWS.map((width, index) => (
        <div key={index} className="flex items-center gap-3 px-4 py-3">
          <Skeleton className="size-7 rounded-md" />
          <div className="flex-1 space-y-1.5">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-2.5 w-1/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
