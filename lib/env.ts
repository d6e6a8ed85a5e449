import { z } from 'zod';

const flag = z
  .string()
  .default('')
  .transform((value) => !['', '0', 'false', 'no', 'off'].includes(value.trim().toLowerCase()));

const Env = z.object({
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^file:./, 'must look like file:./data/headwater.db')
    .default('file:./data/headwater.db'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Keys that may write; none means everybody may. */
  HEADWATER_API_KEYS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((key) => key.trim())
        .filter((key) => key !== ''),
    ),
  /** Refuse events that are off instead of storing them with warnings. */
  HEADWATER_STRICT: flag,
});
export type Env = z.infer<typeof Env>;

/** The level to log at; that of LOG_LEVEL, or the usual one while that is wrong, which `readEnv` says. */
export function readLogLevel(): Env['LOG_LEVEL'] {
  return Env.shape.LOG_LEVEL.catch('info').parse(process.env['LOG_LEVEL']);
}

/**
 * Reads the configuration from the environment.
 *
 * @throws {Error} naming every variable that is wrong, and how.
 */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
  const read = Env.safeParse(variables);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
}
