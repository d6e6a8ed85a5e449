import { cn } from './cn';
import { plot, type PlotPoint } from './plot';

/** A word-sized line of values over time. `label` says in words what it shows. */
export function Sparkline({
  points,
  label,
  className,
}: {
  points: readonly PlotPoint[];
  label: string;
  className?: string;
}) {
  const { path, dots } = plot(points);
  const last = dots.at(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="-2 -12 104 124"
      preserveAspectRatio="none"
      className={cn('h-6 w-24 overflow-visible', className)}
    >
      <path
        d={path}
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
          strokeWidth={5}
          strokeLinecap="round"
          className="stroke-accent"
        />
      ) : null}
    </svg>
  );
}
