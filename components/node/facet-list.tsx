import type { FacetView } from '@/lib/contract/runs';

import { FacetCard } from './facet-card';

/** With more unknown facets than this, all start folded. */
const MOST_OPEN = 4;

/** Every facet there is: those nobody else shows open, the ones shown elsewhere folded. */
export function FacetList({
  facets,
  shownIn,
}: {
  facets: readonly FacetView[];
  /** Where a known facet is readable: "the Schema tab". */
  shownIn: (name: string) => string;
}) {
  const unknown = facets.filter((facet) => !facet.known);
  const known = facets.filter((facet) => facet.known);
  return (
    <ul className="flex flex-col gap-2">
      {[...unknown, ...known].map((facet) => (
        <FacetCard
          key={`${facet.on} ${facet.name}`}
          facet={facet}
          shownIn={facet.known ? shownIn(facet.name) : null}
          startsOpen={!facet.known && unknown.length <= MOST_OPEN}
        />
      ))}
    </ul>
  );
}
