'use client';

import { useState, type ReactNode } from 'react';

import { EVIDENCE, type Evidence, type Instant } from '@/lib/lineage';
import type { Age } from '@/lib/select/selector';

import { EvidenceLine } from '../../graph/evidence-line';
import { EVIDENCE_LOOKS } from '../../graph/evidence-look';
import { Button } from '../../ui/button';
import { grouped, quantity } from '../../ui/quantity';
import {
  AGES,
  countAge,
  countEvidence,
  FACET_LABELS,
  facetValues,
  NODE_FACETS,
  talliedAge,
  talliedValues,
  type FacetValue,
  type NodeFacet,
} from './facet-values';
import type { Filters } from './use-filters';

/** Values offered before somebody asks for all. */
const FIRST = 6;

/** Everything one can filter by, with how much of the answer has it. */
export function FilterChoices({
  filters,
  evidence,
  asOf,
  onEvidence,
}: {
  filters: Filters;
  evidence: readonly Evidence[];
  asOf: Instant | null;
  onEvidence: (evidence: Evidence[]) => void;
}) {
  const { unfiltered, counted, isCounting, isReadable, count } = filters;
  const { nodes, edges } = unfiltered;
  const [openedAt] = useState(() => Date.now());
  const byEvidence = countEvidence(edges);
  const ages = counted?.by('age') ?? null;
  const nowMs = asOf === null ? openedAt : Date.parse(asOf);
  const ageCount = (age: Age) =>
    ages === null ? countAge(nodes, age, nowMs) : talliedAge(ages, age);
  return (
    <>
      <div className="sticky top-0 z-10 flex h-10 items-center justify-between border-b border-line bg-surface pr-2 pl-4">
        <p role="status" className="text-xs text-ink-soft">
          {count === 0 ? 'No filter' : quantity(count, 'filter')} ·{' '}
          {isCounting
            ? 'counting'
            : `counted in ${quantity(counted?.total ?? nodes.length, 'node')}`}
        </p>
        <Button look="quiet" size="sm" disabled={count === 0} onClick={filters.clear}>
          Clear
        </Button>
      </div>
      {isReadable ? null : (
        <p className="px-4 pt-3 text-xs text-bad">
          The selector cannot be read: correct or clear it, then filter.
        </p>
      )}
      <div className="columns-1 gap-6 p-4 sm:columns-2">
        {NODE_FACETS.map((facet) => (
          <Facet key={facet} facet={facet} filters={filters} isOff={!isReadable} />
        ))}
        <Section label="Freshness">
          {AGES.map(({ age, label }) => (
            <Tick
              key={label}
              label={label}
              count={isCounting ? null : ageCount(age)}
              isOn={isSameAge(filters.age, age)}
              isOff={!isReadable}
              onToggle={() => {
                filters.setAge(isSameAge(filters.age, age) ? null : age);
              }}
            />
          ))}
        </Section>
        <Section label="Edges by evidence">
          {EVIDENCE.map((kind) => (
            <Tick
              key={kind}
              label={EVIDENCE_LOOKS[kind].label}
              icon={<EvidenceLine evidence={kind} />}
              count={byEvidence.get(kind) ?? 0}
              isOn={evidence.includes(kind)}
              onToggle={() => {
                onEvidence(EVIDENCE.filter((one) => evidence.includes(one) !== (one === kind)));
              }}
            />
          ))}
        </Section>
      </div>
    </>
  );
}

function isSameAge(a: Age | null, b: Age): boolean {
  return a?.than === b.than && a.count === b.count && a.unit === b.unit;
}

function Facet({ facet, filters, isOff }: { facet: NodeFacet; filters: Filters; isOff: boolean }) {
  const [isAll, setIsAll] = useState(false);
  const { nodes } = filters.unfiltered;
  const tally = filters.counted?.by(facet) ?? null;
  const counted = tally === null ? facetValues(nodes, facet) : talliedValues(tally, facet, nodes);
  // What is ticked stays to be unticked, even where nothing has it.
  const absent = filters
    .values(facet)
    .filter((ticked) => !counted.some(({ value }) => value.toLowerCase() === ticked.toLowerCase()))
    .map((value): FacetValue => ({ value, label: value, count: 0 }));
  const values = [...absent, ...counted];
  if (values.length === 0) return null;
  const shown = values.filter(({ value }, i) => isAll || i < FIRST || filters.has(facet, value));
  return (
    <Section label={FACET_LABELS[facet]}>
      {shown.map(({ value, label, count }) => (
        <Tick
          key={value}
          label={label}
          count={filters.isCounting ? null : count}
          isOn={filters.has(facet, value)}
          isOff={isOff}
          onToggle={() => {
            filters.toggle(facet, value);
          }}
        />
      ))}
      {shown.length < values.length ? (
        <Button
          look="quiet"
          size="sm"
          className="h-6 px-1.5"
          onClick={() => {
            setIsAll(true);
          }}
        >
          {grouped(values.length - shown.length)} more
        </Button>
      ) : null}
    </Section>
  );
}

function Section({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="mb-4 min-w-0 break-inside-avoid">
      <legend className="mb-1 text-2xs font-semibold text-ink-faint">{label}</legend>
      {children}
    </fieldset>
  );
}

function Tick({
  label,
  icon,
  count,
  isOn,
  isOff = false,
  onToggle,
}: {
  label: string;
  icon?: ReactNode;
  /** Null while it is counted. */
  count: number | null;
  isOn: boolean;
  isOff?: boolean;
  onToggle: () => void;
}) {
  return (
    <label
      title={label}
      className="flex min-h-6 cursor-pointer items-center gap-2 rounded px-1.5 text-xs text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:min-h-[40px]"
    >
      <input
        type="checkbox"
        className="size-3.5 shrink-0 accent-accent"
        checked={isOn}
        disabled={isOff}
        onChange={onToggle}
      />
      {icon}
      <span className="min-w-0 grow truncate">{label}</span>
      <span className="text-ink-faint tabular-nums">{count?.toLocaleString('en')}</span>
    </label>
  );
}
