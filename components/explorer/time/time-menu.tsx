'use client';

import { History } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState } from 'react';

import { EDGE_MEANINGS, type EdgeMeaning, type Instant } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { Button } from '../../ui/button';
import { cn } from '../../ui/cn';
import { Hint } from '../hint';
import { fieldText, MEANING_WORDS, momentWords, readField } from './moment-words';
import { MomentPicks } from './moment-picks';
import { MomentSlider } from './moment-slider';
import type { Moments } from './use-moments';
import { grouped } from '../../ui/quantity';

type MomentView = Pick<GraphView, 'asOf' | 'edges' | 'from' | 'to' | 'focus' | 'selected' | 'mode'>;

/** When, and what an edge means: now or a past moment; all runs, current ones, the latest, a window. */
export function TimeMenu({ view, times }: { view: MomentView; times: Moments }) {
  const [isOpen, setIsOpen] = useState(false);
  const { asOf, edges } = view;
  const isPlain = asOf === null && edges === 'all';
  const when = asOf === null ? 'Now' : momentWords(asOf);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <Button
          aria-label={`Time: ${when}, ${MEANING_WORDS[edges].label.toLowerCase()}`}
          title="When, and what an edge means"
          onPointerEnter={times.want}
          onFocus={times.want}
          className={cn(
            !isPlain && 'border-accent text-accent',
            asOf !== null && 'border-warn bg-warn-soft text-warn',
          )}
        >
          <History aria-hidden />
          <span className="hidden sm:inline">{asOf === null ? 'Now' : asOf.slice(0, 10)}</span>
          {edges === 'all' ? null : (
            <span className="hidden font-normal md:inline">· {MEANING_WORDS[edges].label}</span>
          )}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Time"
          data-own-keys
          className="z-50 flex max-h-[80dvh] w-[min(24rem,calc(100vw-1rem))] flex-col gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-sm shadow-raised outline-none"
        >
          <AsOfChoice asOf={asOf} nodeKey={nodeOf(view)} times={times} />
          <hr className="border-line" />
          <MeaningChoice view={view} onChange={times.mean} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The node whose runs and versions can be picked: the one looked at, else the focus. Null for a run. */
function nodeOf({ focus, selected, mode }: MomentView): string | null {
  const node = mode === 'pinned' ? focus : (selected ?? focus);
  if (node === null || /^(run|group):/.test(node)) return null;
  // A version's id is its dataset's with `@…`, a column's with `#…`; names hold neither unencoded.
  return node.split(/[@#]/)[0] ?? null;
}

function AsOfChoice({
  asOf,
  nodeKey,
  times,
}: {
  asOf: Instant | null;
  nodeKey: string | null;
  times: Moments;
}) {
  const { moments, isLoading } = times;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-semibold text-ink">As of</h2>
        <Button
          size="sm"
          aria-pressed={asOf === null}
          disabled={asOf === null}
          onClick={() => {
            times.pick(null);
          }}
        >
          <Hint words="Now" keyName="n" />
        </Button>
      </div>
      <MomentField
        key={asOf ?? 'now'}
        label="A moment, in UTC"
        value={asOf}
        onPick={(picked) => {
          times.pick(picked);
        }}
      />
      {moments.length > 1 ? (
        <MomentSlider moments={moments} asOf={asOf} onPick={times.pick} />
      ) : null}
      {nodeKey === null ? null : (
        <MomentPicks key={nodeKey} nodeKey={nodeKey} asOf={asOf} onPick={times.pick} />
      )}
      <p className="text-xs text-pretty text-ink-faint">
        {isLoading ? 'Looking for moments…' : stepsWords(moments.length)} What had happened by then,
        by the time events tell; late events count where they belong.
      </p>
    </section>
  );
}

function stepsWords(count: number): string {
  if (count === 0) return 'No run has shown this graph.';
  return count === 1
    ? 'One moment changed this graph.'
    : `${grouped(count)} moments changed this graph.`;
}

function MeaningChoice({
  view,
  onChange,
}: {
  view: MomentView;
  onChange: (edit: Partial<MomentView>) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-semibold text-ink">Edges</legend>
      {EDGE_MEANINGS.map((meaning) => (
        <MeaningOption
          key={meaning}
          name={name}
          meaning={meaning}
          isOn={view.edges === meaning}
          onPick={() => {
            onChange({ edges: meaning, ...(meaning !== 'window' && { from: null, to: null }) });
          }}
        />
      ))}
      {view.edges === 'window' ? (
        <div className="ml-6 grid gap-2">
          <MomentField
            label="From, in UTC"
            value={view.from}
            onPick={(from) => {
              onChange({ from });
            }}
          />
          <MomentField
            label="To, in UTC"
            value={view.to}
            onPick={(to) => {
              onChange({ to });
            }}
          />
        </div>
      ) : null}
    </fieldset>
  );
}

function MeaningOption({
  name,
  meaning,
  isOn,
  onPick,
}: {
  name: string;
  meaning: EdgeMeaning;
  isOn: boolean;
  onPick: () => void;
}) {
  const { label, words } = MEANING_WORDS[meaning];
  const id = useId();
  return (
    <div className="relative flex items-start gap-2">
      <input
        id={id}
        type="radio"
        name={name}
        checked={isOn}
        aria-describedby={`${id}-about`}
        className="relative z-10 mt-1 accent-(--accent)"
        onChange={onPick}
      />
      <div>
        <label
          htmlFor={id}
          className="cursor-pointer font-medium text-ink after:absolute after:inset-0"
        >
          {label}
        </label>
        <p id={`${id}-about`} className="text-xs text-pretty text-ink-soft">
          {words}
        </p>
      </div>
    </div>
  );
}

function MomentField({
  label,
  value,
  onPick,
}: {
  label: string;
  value: Instant | null;
  onPick: (at: Instant | null) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="text-xs text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        step={1}
        defaultValue={fieldText(value)}
        className="h-8 grow rounded-md border border-line bg-surface px-2 text-ink tabular-nums focus-visible:border-accent pointer-coarse:h-[40px]"
        onBlur={(event) => {
          const picked = readField(event.target.value);
          if (fieldText(picked) !== fieldText(value)) onPick(picked);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onPick(readField(event.currentTarget.value));
        }}
      />
    </div>
  );
}
