'use client';

import type { ApiMethod, ApiOperation } from '@/lib/client/openapi-query';

import { Badge, type BadgeTone } from '../ui/badge';
import { SchemaTree } from './schema-tree';
import { objectBelow, schemaWords, type NamedSchemas } from './schema-words';

const TONES: Readonly<Record<ApiMethod, BadgeTone>> = {
  get: 'accent',
  post: 'ok',
  put: 'warn',
  patch: 'warn',
  delete: 'bad',
};

export type NamedOperation = {
  readonly id: string;
  readonly method: ApiMethod;
  readonly path: string;
  readonly operation: ApiOperation;
};

function Parameters({ parameters }: { parameters: ApiOperation['parameters'] }) {
  if (parameters.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h4 className="text-2xs font-medium text-ink-faint">Parameters</h4>
      <dl className="divide-y divide-line rounded-md border border-line">
        {parameters.map((parameter) => (
          <div
            key={`${parameter.in} ${parameter.name}`}
            className="grid gap-x-4 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <dt className="flex flex-wrap items-baseline gap-x-2 font-mono text-xs text-ink">
              {parameter.name}
              <span className="font-sans text-2xs text-ink-faint">
                {parameter.in}
                {parameter.required ? ', required' : ''}
              </span>
            </dt>
            <dd className="min-w-0 text-xs text-ink-soft">
              {parameter.schema ? (
                <span className="font-mono wrap-anywhere">{schemaWords(parameter.schema)}</span>
              ) : null}
              {parameter.schema?.default === undefined ? null : (
                <span className="text-ink-faint">
                  {' '}
                  default {JSON.stringify(parameter.schema.default)}
                </span>
              )}
              {parameter.description ? <p>{parameter.description}</p> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Content = NonNullable<ApiOperation['requestBody']>['content'];

function Contents({ content, schemas }: { content: Content; schemas: NamedSchemas }) {
  return Object.entries(content).map(([type, { schema }]) => (
    <div key={type} className="flex min-w-0 flex-col gap-1">
      <p className="font-mono text-2xs text-ink-faint">
        {type}
        {schema ? ` · ${schemaWords(schema)}` : ''}
      </p>
      {schema?.description ? <p className="text-xs text-ink-soft">{schema.description}</p> : null}
      {schema && objectBelow(schema, schemas) ? (
        <SchemaTree schema={schema} schemas={schemas} />
      ) : null}
    </div>
  ));
}

/** One thing the API does: what it takes and what it answers. */
export function Operation({ named, schemas }: { named: NamedOperation; schemas: NamedSchemas }) {
  const { id, method, path, operation } = named;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-16 flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-col gap-1.5">
        <h3 id={`${id}-title`} className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[method]} className="font-mono uppercase">
            {method}
          </Badge>
          <span className="font-mono text-sm font-medium wrap-anywhere text-ink">{path}</span>
        </h3>
        {operation.summary ? <p className="text-sm text-ink">{operation.summary}</p> : null}
        {operation.description && operation.description !== operation.summary ? (
          <p className="max-w-prose text-sm whitespace-pre-line text-ink-soft">
            {operation.description}
          </p>
        ) : null}
      </div>
      <Parameters parameters={operation.parameters} />
      {operation.requestBody ? (
        <section className="flex flex-col gap-1.5">
          <h4 className="text-2xs font-medium text-ink-faint">Body</h4>
          <Contents content={operation.requestBody.content} schemas={schemas} />
        </section>
      ) : null}
      <section className="flex flex-col gap-1.5">
        <h4 className="text-2xs font-medium text-ink-faint">Answers</h4>
        {Object.entries(operation.responses).map(([status, { description, content }]) => (
          <details key={status} className="group rounded-md border border-line">
            <summary className="flex cursor-pointer items-baseline gap-3 px-3 py-2 text-sm hover:bg-sunken pointer-coarse:py-[12px]">
              <span
                className={`font-mono text-xs font-medium ${status.startsWith('2') ? 'text-ok' : 'text-bad'}`}
              >
                {status}
              </span>
              <span className="min-w-0 text-xs text-ink-soft">{description}</span>
            </summary>
            <div className="flex flex-col gap-3 border-t border-line p-3">
              <Contents content={content} schemas={schemas} />
              {Object.keys(content).length === 0 ? (
                <p className="text-xs text-ink-faint">No body.</p>
              ) : null}
            </div>
          </details>
        ))}
      </section>
    </article>
  );
}
