import process from 'node:process';

import { openStore } from './open-store';
import { rebuildWithProgress } from './renew-projections';

const say = (text: string) => process.stdout.write(`${text}\n`);

openStore();
const { unprojected, before, after, differences } = await rebuildWithProgress();
say(`before  ${before}`);
say(`after   ${after}`);
if (differences.length === 0) say('identical');
else {
  say('They were not as the log makes them; they are now:');
  for (const difference of differences) say(`  ${difference}`);
}
for (const { id, message } of unprojected) say(`  not taken in: event ${id}: ${message}`);
process.exitCode = unprojected.length > 0 ? 1 : 0;
