'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';

import type { ApiSchema } from '@/lib/client/openapi-query';

import { objectBelow, schemaWords, type NamedSchemas } from './schema-words';

function Field({
  name,
  schema,
  isRequired,
  schemas,
}: {
  name: string;
  schema: ApiSchema;
  isRequired: boolean;
  schemas: NamedSchemas;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const below = objectBelow(schema, schemas);
  const label = (
    <>
      <span className="text-ink">{name}</span>
      {isRequired ? null : <span className="text-ink-faint">?</span>}
      <span className="ml-2 text-ink-soft">{schemaWords(schema)}</span>
    </>
  );
  return (
    <li className="py-0.5">
      {below ? (
        <button
          type="button"
          aria-expanded={isOpen}
          className="group -ml-4 flex items-start rounded text-left hover:underline"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <ChevronRight
            aria-hidden
            className="mt-1 mr-1 size-3 shrink-0 text-ink-faint transition-transform group-aria-expanded:rotate-90"
          />
          <span className="min-w-0 font-mono text-xs leading-5 wrap-anywhere">{label}</span>
        </button>
      ) : (
        <span className="block font-mono text-xs leading-5 wrap-anywhere">{label}</span>
      )}
      {schema.description ? (
        <p className="max-w-prose text-xs text-ink-faint">{schema.description}</p>
      ) : null}
      {/* Drawn only when open: schemas may refer to themselves. */}
      {below && isOpen ? <SchemaTree schema={below} schemas={schemas} /> : null}
    </li>
  );
}

/** The fields of an object, those of inner objects on demand. */
export function SchemaTree({ schema, schemas }: { schema: ApiSchema; schemas: NamedSchemas }) {
  const whole = objectBelow(schema, schemas);
  if (!whole) {
    return <p className="font-mono text-xs text-ink-soft">{schemaWords(schema)}</p>;
  }
  return (
    <ul className="ml-1.5 border-l border-line pl-5">
      {Object.entries(whole.properties ?? {}).map(([name, field]) => (
        <Field
          key={name}
          name={name}
          schema={field}
          isRequired={whole.required?.includes(name) ?? false}
          schemas={schemas}
        />
      ))}
    </ul>
  );
}
