import { cn } from './cn';

/** A grey bar where content is about to be. It fades in after 300 ms, so quick answers never flash. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('skeleton rounded bg-sunken', className)} />;
}
