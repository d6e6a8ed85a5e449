import { CanvasSkeleton } from '@/components/explorer/canvas-pane';

export default function LineageLoading() {
  return (
    <div className="relative h-[calc(100dvh-var(--header-height,0px))]">
      <CanvasSkeleton />
    </div>
  );
}
