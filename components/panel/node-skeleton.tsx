import { Skeleton } from '../ui/skeleton';

/** The shape of a node's details before they are there. */
export function NodeSkeleton() {
  return (
    <div role="status" aria-label="Loading details" className="flex flex-col gap-4 p-4">
      <div className="flex gap-3">
        <Skeleton className="size-7" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-5 w-2/3" />
        </div>
      </div>
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-9" />
      <Skeleton className="h-16" />
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} className="h-4" />
      ))}
    </div>
  );
}
