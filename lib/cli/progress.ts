import process from 'node:process';

import { Presets, SingleBar } from 'cli-progress';

/** Where there is no terminal, a line at most this often. */
const LINE_EVERY_MS = 5000;

/** Shows how far a long program is: a bar on a terminal, now and then a line elsewhere. */
export type Progress = {
  /** `done` of `total` in any unit; `note` says it in words. */
  readonly update: (done: number, total: number, note: string) => void;
  readonly stop: () => void;
};

/** Seconds as people say them. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Time left at the rate so far; empty while that cannot be told. */
export function timeLeft(startedAt: number, done: number, total: number): string {
  if (done <= 0 || total <= 0 || done >= total) return '';
  return `${duration(((performance.now() - startedAt) / done) * (total - done))} left`;
}

function bar(): Progress {
  const shown = new SingleBar(
    { format: '{bar} {percentage}%  {note}', hideCursor: true, clearOnComplete: true, fps: 8 },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update: (done, total, note) => {
      if (!isStarted) shown.start(Math.max(total, 1), 0, { note });
      isStarted = true;
      shown.setTotal(Math.max(total, 1));
      shown.update(Math.min(done, Math.max(total, 1)), { note });
    },
    stop: () => {
      if (isStarted) shown.stop();
    },
  };
}

function lines(): Progress {
  let last = performance.now();
  return {
    update: (done, total, note) => {
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      const share = total > 0 ? `${Math.floor((100 * done) / total)}%  ` : '';
      process.stdout.write(`${share}${note}\n`);
    },
    stop: () => undefined,
  };
}

/** The form of progress that suits where the output goes. */
export function openProgress(): Progress {
  return process.stdout.isTTY ? bar() : lines();
}
