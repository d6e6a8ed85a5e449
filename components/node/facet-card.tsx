'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';

import type { FacetView } from '@/lib/contract/runs';

import { Badge } from '../ui/badge';
import { cn } from '../ui/cn';
import { CopyButton } from '../ui/copy-button';
import { ExternalLink } from '../ui/external-link';
import { JsonTree } from '../ui/json-tree';
import { Time } from '../ui/time';
import { Facts } from './facts';
import { ProducerLink } from './producer-link';

/** One facet: where it sat, who sent it, and its JSON. */
export function FacetCard({
  facet,
  shownIn,
  startsOpen,
}: {
  facet: FacetView;
  /** Where its content is readable; null if only here. */
  shownIn: string | null;
  startsOpen: boolean;
}) {
  const [isOpen, setIsOpen] = useState(startsOpen);
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex items-center gap-1 pr-1">
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg py-1 pl-2 text-left text-sm pointer-coarse:min-h-[40px]"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <ChevronRight
            aria-hidden
            className={cn(
              'size-4 shrink-0 text-ink-faint transition-transform',
              isOpen && 'rotate-90',
            )}
          />
          <bdi className="min-w-0 truncate font-mono text-ink" title={facet.name}>
            {facet.name}
          </bdi>
          <Badge className="shrink-0">{facet.on} facet</Badge>
          {shownIn === null ? null : (
            <span className="ml-auto hidden shrink-0 text-xs text-ink-faint @md:inline">
              shown in {shownIn}
            </span>
          )}
        </button>
        <CopyButton
          text={() => JSON.stringify(facet.body, null, 2)}
          what={`facet ${facet.name}`}
          iconOnly
        />
      </div>
      {isOpen ? (
        <div className="flex flex-col gap-3 border-t border-line p-3">
          {shownIn === null ? null : (
            <p className="text-sm text-ink-soft @md:hidden">Its content is shown in {shownIn}.</p>
          )}
          <Facts
            facts={[
              { label: 'Sent', value: <Time at={facet.at} /> },
              {
                label: 'Producer',
                value: facet.producer === null ? null : <ProducerLink producer={facet.producer} />,
              },
              {
                label: 'Schema',
                value:
                  facet.schemaUrl === null ? null : (
                    <ExternalLink href={facet.schemaUrl}>
                      {schemaWords(facet.schemaUrl)}
                    </ExternalLink>
                  ),
              },
            ]}
          />
          <JsonTree value={facet.body} label={`Content of facet ${facet.name}`} />
        </div>
      ) : null}
    </li>
  );
}

/** The telling end of a schema URL: `SchemaDatasetFacet 1-1-1`. */
function schemaWords(url: string): string {
  const match = /\/facets\/([\d-]+)\/(\w+)\.json/.exec(url);
  return match ? `${match[2] ?? ''} ${match[1] ?? ''}` : url;
}
