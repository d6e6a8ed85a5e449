import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

/** Names of threads and of what ran on them; nothing that slows the page down. */
const CATEGORIES = ['-*', 'toplevel', 'disabled-by-default-devtools.timeline'];
/** Starting a trace is a task of the page, too: what runs within this is not ours. */
const START_MS = 600;

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      tdur: z.number().optional(),
      args: z.object({ name: z.unknown() }).partial().optional(),
    }),
  ),
});

/**
 * The tasks of the page's main thread while something is done, in ms of processor time, longest first:
 * on a machine that does other things too, time on the clock says little.
 */
export async function mainThreadTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(START_MS);
  await work();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  const { traceEvents } = Trace.parse(trace);
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pages.has(`${pid} ${tid}`),
  );
  const first = Math.min(...tasks.map(({ ts }) => ts));
  return tasks
    .filter(({ ts }) => ts > first + 1000 * START_MS * 0.8)
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}
