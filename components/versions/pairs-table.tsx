import { ArrowRight } from 'lucide-react';

import type { NumberPair, VersionDiff, VersionUse } from '@/lib/contract/versions';

import { NodeNameLink } from '../node/node-link';
import { byteSize, grouped, percent } from '../ui/quantity';
import { AssumedBadge, StrengthBadge } from './strength-badge';
import { VersionLink } from './version-link';

type Pair = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Named values that differ, before and after. */
export function PairsTable({ caption, pairs }: { caption: string; pairs: readonly Pair[] }) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {pairs.map(({ name, before, after }) => (
          <tr key={name} className="border-b border-line last:border-b-0">
            <th
              scope="row"
              className="py-1 pr-3 text-left align-top font-normal wrap-anywhere text-ink-soft"
            >
              {name}
            </th>
            <td className="py-1 text-right align-top tabular-nums">
              <BeforeAfter before={before} after={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  const change = difference(before, after);
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-1.5 wrap-anywhere">
      <span className="text-ink-faint">{before ?? 'not there'}</span>
      <ArrowRight aria-label="became" className="size-3 self-center text-ink-faint" />
      <span className="font-medium text-ink">{after ?? 'not there'}</span>
      {change === null ? null : <span className="text-xs text-ink-soft">({change})</span>}
    </span>
  );
}

/** How much a number grew or shrank, if both sides are plain numbers. */
function difference(before: string | null, after: string | null): string | null {
  if (before === null || after === null) return null;
  const [a, b] = [Number(before.trim() || 'x'), Number(after.trim() || 'x')];
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === b) return null;
  const by = Number((b - a).toPrecision(4));
  return `${by > 0 ? '+' : '−'}${Math.abs(by).toLocaleString('en', { maximumFractionDigits: 6 })}`;
}

function written({ unit }: NumberPair, value: number | null): string | null {
  if (value === null) return null;
  if (unit === 'bytes') return byteSize(value);
  if (unit === 'rate') return percent(value);
  return Number.isInteger(value) ? grouped(value) : String(value);
}

function growth({ before, after, unit }: NumberPair): string | null {
  if (before === null || after === null || before === 0 || unit === 'rate') return null;
  const share = (after - before) / Math.abs(before);
  return `${share > 0 ? '+' : '−'}${percent(Math.abs(share))}`;
}

/** Statistics that differ, by column. */
export function StatisticsTable({ pairs }: { pairs: readonly NumberPair[] }) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Statistics that differ</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Measure</th>
          <th scope="col">Before and after</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => {
          const share = growth(pair);
          return (
            <tr
              key={`${pair.column ?? ''} ${pair.name}`}
              className="border-b border-line last:border-b-0"
            >
              <td className="py-1 pr-3 align-top font-mono text-xs wrap-anywhere">
                {pair.column ?? ''}
              </td>
              <td className="py-1 pr-3 align-top text-ink-soft">{pair.name}</td>
              <td className="py-1 text-right align-top whitespace-nowrap tabular-nums">
                <span className="text-ink-faint">
                  {written(pair, pair.before) ?? 'not measured'}
                </span>
                <span aria-label="became"> → </span>
                <span className="font-medium">{written(pair, pair.after) ?? 'not measured'}</span>
                {share === null ? null : (
                  <span className="ml-1.5 text-xs text-ink-soft">({share})</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What one side was made from, or what it made. */
export function UseVersion({ use }: { use: VersionUse | null }) {
  if (use === null) return <span className="text-ink-faint">not used</span>;
  if (use.version === null) return <span className="text-ink-faint">version unknown</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <VersionLink version={use.version} />
      <StrengthBadge strength={use.version.strength} />
      {use.assumed ? <AssumedBadge /> : null}
    </span>
  );
}

/** Inputs (or outputs) whose version differs. */
export function UsesTable({ caption, pairs }: { caption: string; pairs: VersionDiff['inputs'] }) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {pairs.map(({ node, before, after }) => (
          <tr key={node.id} className="border-b border-line align-top last:border-b-0">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal wrap-anywhere">
              <NodeNameLink node={node} />
            </th>
            <td className="py-1.5">
              <span className="flex flex-wrap items-center justify-end gap-1.5">
                <UseVersion use={before} />
                <ArrowRight aria-label="became" className="size-3 text-ink-faint" />
                <UseVersion use={after} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
