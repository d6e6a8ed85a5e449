'use client';

import { useQuery } from '@tanstack/react-query';
import { CloudOff, Download } from 'lucide-react';

import { API_METHODS, openApiQuery, type OpenApi } from '@/lib/client/openapi-query';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';
import { Operation, type NamedOperation } from './operation';

/** All operations by their first tag, in the order the document lists them. */
function operationsByTag(api: OpenApi): ReadonlyMap<string, readonly NamedOperation[]> {
  const groups = new Map<string, NamedOperation[]>();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of API_METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const tag = operation.tags[0] ?? (path.startsWith('/api/v1/') ? 'OpenLineage' : 'Headwater');
      const id = `${method}${path.replace(/[^a-z0-9.]+/gi, '-').replace(/-$/, '')}`;
      groups.set(tag, [...(groups.get(tag) ?? []), { id, method, path, operation }]);
    }
  }
  return groups;
}

function Document({ api }: { api: OpenApi }) {
  const groups = [...operationsByTag(api)];
  const schemas = api.components?.schemas ?? {};
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-8 gap-y-6 px-4 py-6 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label="Operations" className="hidden lg:block">
        <div className="sticky top-[calc(var(--header-height)+1.5rem)] flex max-h-[calc(100dvh-var(--header-height)-3rem)] flex-col gap-4 overflow-y-auto">
          {groups.map(([tag, operations]) => (
            <div key={tag}>
              <p className="px-2 pb-1 text-2xs font-medium text-ink-faint">{tag}</p>
              <ul>
                {operations.map(({ id, method, path }) => (
                  <li key={id}>
                    <a
                      href={`#${id}`}
                      title={`${method.toUpperCase()} ${path}`}
                      className="block truncate rounded-md px-2 py-1 font-mono text-xs text-ink-soft -outline-offset-2 hover:bg-sunken hover:text-ink"
                    >
                      {path.replace(/^\/api\/v\d+/, '')}
                      {method === 'get' ? null : <span className="text-ink-faint"> {method}</span>}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </nav>
      <div className="flex min-w-0 flex-col gap-8">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="flex flex-col gap-1">
            <h1 className="text-lg font-semibold tracking-tight text-ink">
              {api.info.title} API{' '}
              <span className="text-sm font-normal text-ink-faint">{api.info.version}</span>
            </h1>
            <p className="max-w-prose text-sm whitespace-pre-line text-ink-soft">
              {api.info.description}
            </p>
          </div>
          <Button asChild>
            <a href="/api/v2/openapi.json" download="headwater-openapi.json">
              <Download aria-hidden />
              openapi.json
            </a>
          </Button>
        </div>
        {groups.map(([tag, operations]) => (
          <section key={tag} aria-label={tag} className="flex flex-col gap-3">
            <h2 className="text-sm font-semibold text-ink">{tag}</h2>
            {operations.map((named) => (
              <Operation key={named.id} named={named} schemas={schemas} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

/** What this server's API takes and answers, read from the document it serves itself. */
export function ApiDocsView() {
  const { data, error, isError, refetch } = useQuery(openApiQuery());
  if (data) return <Document api={data} />;
  if (isError) {
    return (
      <>
        <h1 className="sr-only">API</h1>
        <Notice
          className="my-auto"
          icon={<CloudOff aria-hidden />}
          title="The API description could not be read"
          actions={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          <span className="line-clamp-3">{error.message}</span>
        </Notice>
      </>
    );
  }
  return (
    <div
      role="status"
      aria-label="Reading the API description"
      className="mx-auto w-full max-w-4xl space-y-4 px-6 py-8"
    >
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
    </div>
  );
}
