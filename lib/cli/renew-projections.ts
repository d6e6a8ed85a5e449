import process from 'node:process';

import { rebuild, type RebuildAnswer } from '@/lib/service/rebuild';
import { database } from '@/lib/store/database';
import { hasCurrentProjections } from '@/lib/store/projections-version';

import { duration, openProgress, timeLeft } from './progress';

const say = (text: string) => process.stdout.write(`${text}\n`);
const count = (value: number) => value.toLocaleString('en');

/** Rebuilds the projections of the open store and tells how far it is; says how long it took. */
export async function rebuildWithProgress(): Promise<RebuildAnswer> {
  const startedAt = performance.now();
  const progress = openProgress();
  const answer = await rebuild(({ kind, done, total }) => {
    if (kind !== 'project') return;
    const left = timeLeft(startedAt, done, total);
    progress.update(done, total, `${count(done)} of ${count(total)} events  ${left}`);
  });
  progress.stop();
  say(
    `Projections made again from ${count(answer.events)} events in ${duration(performance.now() - startedAt)}; writers waited ${Math.round(answer.switchMs)} ms for the switch.`,
  );
  return answer;
}

/** Rebuilds a store whose projections an older Headwater made: it would answer wrongly. */
export async function renewProjections(): Promise<void> {
  if (hasCurrentProjections(database())) return;
  say('This store was made by an older Headwater. Its events are being read again, once.');
  await rebuildWithProgress();
}
