'use client';

import { Tabs } from 'radix-ui';

import { CopyButton } from '../ui/copy-button';
import { firstEventSnippets, type FirstEventFacts, type Step } from './first-event-snippets';

function CodeStep({ title, code }: Step) {
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-3 pb-2">
        <h2 className="text-xs font-medium text-ink-soft">{title}</h2>
        <CopyButton text={code} what={`“${title}”`} />
      </div>
      {/* Scrolls sideways, so the keyboard has to reach it. */}
      <pre
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-sunken p-4 font-mono text-xs leading-5 text-ink"
      >
        {code}
      </pre>
    </div>
  );
}

/** How to send the first event, and that it is being waited for. */
export function FirstEvent({ facts }: { facts: FirstEventFacts }) {
  const snippets = firstEventSnippets(facts);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 sm:px-6 sm:py-14">
      <div className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold tracking-tight text-balance text-ink sm:text-2xl">
          Send the first event
        </h1>
        <p className="max-w-prose text-sm text-ink-soft">
          Headwater draws lineage from OpenLineage events. Point a tool that speaks it at{' '}
          <code className="rounded bg-sunken px-1 py-0.5 font-mono text-xs wrap-anywhere text-ink">
            {facts.baseUrl}
          </code>
          , or paste one of these.
        </p>
      </div>
      <Tabs.Root
        defaultValue="curl"
        className="overflow-hidden rounded-lg border border-line bg-surface"
      >
        <Tabs.List aria-label="Tool" className="flex overflow-x-auto border-b border-line px-2">
          {snippets.map(({ id, label }) => (
            <Tabs.Trigger
              key={id}
              value={id}
              className="relative h-10 px-3 text-sm text-ink-soft -outline-offset-2 hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:bg-accent"
            >
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {snippets.map(({ id, note, steps }) => (
          <Tabs.Content key={id} value={id} className="flex flex-col gap-4 p-4 -outline-offset-2">
            <p className="text-sm text-ink-soft">{note}</p>
            {steps.map((step) => (
              <CodeStep key={step.title} {...step} />
            ))}
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <div
        role="status"
        className="flex items-center gap-3 rounded-lg border border-dashed border-line-strong px-4 py-3 text-sm text-ink-soft"
      >
        <span aria-hidden className="relative flex size-2.5">
          <span className="absolute inset-0 animate-ping rounded-full bg-accent opacity-60 motion-reduce:hidden" />
          <span className="relative size-2.5 rounded-full bg-accent" />
        </span>
        Waiting for your first event… This page changes by itself when it arrives.
      </div>
    </div>
  );
}
