import type { ReactNode } from 'react';

/** One line of a list of facts; without a value it is left out. */
export type Fact = { readonly label: string; readonly value: ReactNode };

/** Facts as label and value, one a line. Those whose value is null are not shown. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter((fact) => fact.value !== null && fact.value !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {known.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-ink-faint">{fact.label}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
