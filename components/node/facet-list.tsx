import type { FacetView } from '@/lib/contract/runs';

import { FacetCard } from './facet-card';

/** With more facets than this that are readable only here, all start folded. */
const MOST_OPEN = 4;

/** Every facet there is: those nobody else shows open, the ones shown elsewhere folded. */
export function FacetList({
  facets,
  shownIn,
}: {
  facets: readonly FacetView[];
  /** Where a facet is readable: "Schema"; null if nowhere but here. */
  shownIn: (name: string) => string | null;
}) {
  const onlyHere = facets.filter((facet) => shownIn(facet.name) === null);
  const elsewhere = facets.filter((facet) => shownIn(facet.name) !== null);
  return (
    <ul className="flex flex-col gap-2">
      {[...onlyHere, ...elsewhere].map((facet) => (
        <FacetCard
          key={`${facet.on} ${facet.name}`}
          facet={facet}
          shownIn={shownIn(facet.name)}
          startsOpen={shownIn(facet.name) === null && onlyHere.length <= MOST_OPEN}
        />
      ))}
    </ul>
  );
}
