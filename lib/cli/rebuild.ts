import process from 'node:process';

import { rebuild } from '@/lib/service/rebuild';

import { openStore } from './open-store';
import { duration, openProgress, timeLeft } from './progress';

const say = (text: string) => process.stdout.write(`${text}\n`);
const count = (value: number) => value.toLocaleString('en');

openStore();
const startedAt = performance.now();
const progress = openProgress();
const { events, unprojected, before, after, differences, switchMs } = await rebuild(
  ({ kind, done, total }) => {
    if (kind !== 'project') return;
    const left = timeLeft(startedAt, done, total);
    progress.update(done, total, `${count(done)} of ${count(total)} events  ${left}`);
  },
);
progress.stop();
say(
  `Projections made again from ${count(events)} events in ${duration(performance.now() - startedAt)}; writers waited ${Math.round(switchMs)} ms for the switch.`,
);
say(`before  ${before}`);
say(`after   ${after}`);
if (differences.length === 0) say('identical');
else {
  say('They were not as the log makes them; they are now:');
  for (const difference of differences) say(`  ${difference}`);
}
for (const { id, message } of unprojected) say(`  not taken in: event ${id}: ${message}`);
process.exitCode = unprojected.length > 0 ? 1 : 0;
