import { z } from 'zod';

import type { Json } from '@/lib/lineage';

/** A JSON object whose keys are data. Plain property access on it is safe; assignment is not. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Whether a JSON value is an object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property of a JSON object; undefined for what is only inherited, such as `constructor`. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Own property if it is text. */
export function ownText(object: JsonObject, key: string): string | null {
  const value = own(object, key);
  return typeof value === 'string' ? value : null;
}

/** Text, or null where it is absent or null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
/** A finite number, or null where it is absent or null. Integers beyond 2^53 may arrive as text. */
export const optionalNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{16,}$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);

/** Any scalar as text: producers send numbers and booleans where the schema says string. */
export const scalarText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value));
export const optionalScalarText = scalarText.nullish().transform((value) => value ?? null);

/**
 * An object read as a list of its entries. `z.record` rebuilds objects and would lose a column
 * called `__proto__`.
 */
export function entriesOf<Value extends z.ZodType>(value: Value) {
  return z.unknown().transform((input, context): (readonly [string, z.output<Value>])[] => {
    if (!isObject(input)) {
      context.issues.push({ code: 'custom', message: 'expected an object', input });
      return z.NEVER;
    }
    return Object.entries(input).flatMap(([key, member]) => {
      const read = value.safeParse(member);
      if (read.success) return [[key, read.data] as const];
      for (const issue of read.error.issues)
        context.issues.push({
          code: 'custom',
          message: issue.message,
          path: [key, ...issue.path],
          input: member,
        });
      return [];
    });
  });
}
