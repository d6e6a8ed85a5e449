import { pino } from 'pino';

/** The one voice of the server. The level comes from LOG_LEVEL. */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
