'use client';

import { useState, type PointerEvent } from 'react';

import { DataTable } from './data-table';
import { plot, type Plot, type PlotPoint } from './plot';
import { absoluteTime } from './time';

/** A line of one measure over time, with the same numbers as a table. `format` gives a value its unit. */
export function Chart({
  title,
  points,
  format,
  axis = format,
}: {
  title: string;
  points: readonly PlotPoint[];
  format: (value: number) => string;
  /** A shorter form for the two ends of the scale. */
  axis?: (value: number) => string;
}) {
  const [picked, setPicked] = useState<number | null>(null);
  const drawn = plot(points);
  const shown = points[picked ?? drawn.dots.at(-1)?.index ?? 0];
  const pickedDot = drawn.dots.find((dot) => dot.index === picked) ?? null;

  function handleMove(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setPicked(nearest(drawn, ((event.clientX - box.left) / box.width) * 100));
  }

  return (
    <figure className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
      <figcaption className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-medium text-ink">{title}</span>
        {shown?.value === null || shown === undefined ? null : (
          <span className="text-right text-ink-soft tabular-nums">
            <span className="font-medium text-ink">{format(shown.value)}</span>
            <span className="ml-2 text-xs text-ink-faint">{absoluteTime(shown.at)}</span>
          </span>
        )}
      </figcaption>
      <div className="flex gap-2">
        <div
          aria-hidden
          className="flex w-14 shrink-0 flex-col justify-between text-right text-xs whitespace-nowrap text-ink-faint tabular-nums"
        >
          <span>{axis(drawn.high)}</span>
          {drawn.high > drawn.low ? <span>{axis(drawn.low)}</span> : null}
        </div>
        <svg
          role="img"
          aria-label={inWords(title, points, drawn, format)}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-24 min-w-0 flex-1 overflow-visible"
          onPointerMove={handleMove}
          onPointerLeave={() => {
            setPicked(null);
          }}
        >
          <Drawing drawn={drawn} pickedDot={pickedDot} />
        </svg>
      </div>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded text-xs text-ink-faint hover:text-ink pointer-coarse:py-[13px]">
          As a table
        </summary>
        <div className="mt-2 max-h-60 overflow-y-auto">
          <DataTable
            caption={title}
            rows={[...points].reverse()}
            rowKey={(point, index) => `${point.at} ${index}`}
            columns={[
              { id: 'at', head: 'Time', cell: (point) => absoluteTime(point.at) },
              {
                id: 'value',
                head: title,
                align: 'end',
                cell: (point) => (point.value === null ? 'not measured' : format(point.value)),
              },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

function Drawing({ drawn, pickedDot }: { drawn: Plot; pickedDot: Plot['dots'][number] | null }) {
  const last = pickedDot ?? drawn.dots.at(-1);
  return (
    <>
      {[0, 50, 100].map((y) => (
        <path
          key={y}
          d={`M0,${y}H100`}
          vectorEffect="non-scaling-stroke"
          className="stroke-line"
          strokeWidth={1}
        />
      ))}
      {pickedDot ? (
        <path
          d={`M${pickedDot.x},0V100`}
          vectorEffect="non-scaling-stroke"
          className="stroke-line-strong"
          strokeWidth={1}
        />
      ) : null}
      <path
        d={drawn.path}
        fill="none"
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last ? (
        <path
          d={`M${last.x},${last.y}h0`}
          vectorEffect="non-scaling-stroke"
          className="stroke-accent"
          strokeWidth={7}
          strokeLinecap="round"
        />
      ) : null}
    </>
  );
}

function nearest(drawn: Plot, x: number): number | null {
  let best: Plot['dots'][number] | null = null;
  for (const dot of drawn.dots) {
    if (best === null || Math.abs(dot.x - x) < Math.abs(best.x - x)) best = dot;
  }
  return best?.index ?? null;
}

function inWords(
  title: string,
  points: readonly PlotPoint[],
  drawn: Plot,
  format: (value: number) => string,
): string {
  const measured = points.filter((point) => point.value !== null);
  const first = measured[0];
  const last = measured.at(-1);
  if (!first || !last || first.value === null || last.value === null) return `${title}: no values`;
  return `${title}, ${measured.length} values from ${first.at.slice(0, 10)} to ${last.at.slice(0, 10)}: from ${format(first.value)} to ${format(last.value)}, lowest ${format(drawn.low)}, highest ${format(drawn.high)}`;
}
