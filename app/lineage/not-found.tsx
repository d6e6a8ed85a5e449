import { Explorer } from '@/components/explorer/explorer';

/** The explorer has its own words for a node nobody knows; the status of the page is 404 all the same. */
export default function LineageNotFound() {
  return (
    <div className="h-[calc(100dvh-var(--header-height,0px))] min-h-80">
      <Explorer />
    </div>
  );
}
