import type { ApiSchema } from '@/lib/client/openapi-query';

const LOCAL = '#/components/schemas/';

export type NamedSchemas = Readonly<Record<string, ApiSchema>>;

/** The schema a reference leads to, one step; references elsewhere stay as they are. */
export function resolved(schema: ApiSchema, schemas: NamedSchemas): ApiSchema {
  const name = schema.$ref?.startsWith(LOCAL) ? schema.$ref.slice(LOCAL.length) : null;
  return name !== null && Object.hasOwn(schemas, name) ? (schemas[name] ?? schema) : schema;
}

/** A schema in a few words: `string`, `array of SearchResult`, `"job" or "dataset"`. */
export function schemaWords(schema: ApiSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? schema.$ref;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(schemaWords))].join(' or ');
  if (schema.items) return `array of ${schemaWords(schema.items)}`;
  if (typeof schema.type === 'string') return schema.type;
  return schema.type?.join(' or ') ?? 'any';
}

/** The schema whose fields are worth listing below `schema`: itself, what it is an array of, or its one choice beside null. */
export function objectBelow(schema: ApiSchema, schemas: NamedSchemas): ApiSchema | null {
  const whole = resolved(schema, schemas);
  if (whole.properties) return whole;
  if (whole.items) return objectBelow(whole.items, schemas);
  const choices = (whole.anyOf ?? whole.oneOf ?? []).filter(({ type }) => type !== 'null');
  const [only] = choices;
  return only !== undefined && choices.length === 1 ? objectBelow(only, schemas) : null;
}
