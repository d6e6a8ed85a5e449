import { NodeSkeleton } from '@/components/panel/node-skeleton';

export default function Loading() {
  return (
    <div className="mx-auto w-full max-w-6xl px-2 py-2">
      <NodeSkeleton />
    </div>
  );
}
