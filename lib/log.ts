import { pino } from 'pino';

import { readLogLevel } from '@/lib/env';

/** The one voice of the server. The level comes from LOG_LEVEL. */
export const log = pino({
  level: readLogLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
