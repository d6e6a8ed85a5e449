import process from 'node:process';

import {
  importEvents,
  type ImportCounts,
  type ImportDocument,
  type ImportRefusal,
} from '@/lib/service/import-events';
import { closeDatabase } from '@/lib/store/database';

import { findEventFiles, readEventFile, type EventFile } from './event-files';
import { openStore } from './open-store';
import { duration, openProgress, timeLeft } from './progress';

/** Refusals told one by one; the rest are counted by reason. */
const REFUSALS_SHOWN = 20;
const REASONS_SHOWN = 20;

const USAGE = `Usage: npm run import -- [--quiet] <file|folder|->…

Files: .json (an event or an array), .jsonl or .ndjson (one event a line), any of them gzipped.
Folders are searched for such files. "-" reads standard input. Safe to run twice.
`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const count = (value: number) => value.toLocaleString('en');

async function* readAll(
  files: readonly EventFile[],
  onRead: (bytes: number) => void,
): AsyncGenerator<ImportDocument> {
  for (const file of files) yield* readEventFile(file, onRead);
}

function explain({ where, message, pointer }: ImportRefusal): string {
  return `  ${where}${pointer === '' ? '' : ` at ${pointer}`}: ${message}`;
}

function reportRefusals(
  shown: readonly ImportRefusal[],
  byReason: ReadonlyMap<string, number>,
): void {
  if (shown.length === 0) return;
  say('\nRefused:');
  for (const refusal of shown) say(explain(refusal));
  const total = [...byReason.values()].reduce((sum, n) => sum + n, 0);
  if (total <= shown.length) return;
  say(`  … and ${count(total - shown.length)} more. All by reason:`);
  const most = [...byReason].sort(([, a], [, b]) => b - a);
  for (const [reason, n] of most.slice(0, REASONS_SHOWN)) say(`  ${count(n)} × ${reason}`);
  if (most.length > REASONS_SHOWN) say(`  and ${count(most.length - REASONS_SHOWN)} other reasons`);
}

async function importFiles(
  files: readonly EventFile[],
  { isQuiet, isStrict }: { isQuiet: boolean; isStrict: boolean },
): Promise<ImportCounts> {
  const total = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const progress = openProgress();
  const startedAt = performance.now();
  const refusals: ImportRefusal[] = [];
  const byReason = new Map<string, number>();
  let read = 0;
  const counts = await importEvents(
    readAll(files, (bytes) => {
      read += bytes;
    }),
    {
      isStrict,
      onRefusal: (refusal) => {
        if (refusals.length < REFUSALS_SHOWN) refusals.push(refusal);
        // Quoted text and numbers differ from event to event; the reason does not.
        const reason = refusal.message.replace(/\d+/g, 'n').slice(0, 160);
        byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
      },
      onProgress: ({ received }) => {
        const rate = Math.round((1000 * received) / (performance.now() - startedAt));
        const left = timeLeft(startedAt, read, total);
        progress.update(read, total, `${count(received)} events  ${count(rate)}/s  ${left}`);
      },
    },
  );
  progress.stop();
  const ms = performance.now() - startedAt;
  if (!isQuiet || counts.accepted + counts.refused > 0)
    say(
      `${count(counts.received)} received: ${count(counts.accepted)} accepted, ${count(counts.duplicates)} duplicates, ${count(counts.refused)} refused` +
        ` (${duration(ms)}, ${count(Math.round((1000 * counts.received) / ms))} events/s)`,
    );
  reportRefusals(refusals, byReason);
  return counts;
}

async function main(args: readonly string[]): Promise<number> {
  const paths = args.filter((arg) => arg === '-' || !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--quiet');
  if (paths.length === 0 || unknown.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  let files: EventFile[];
  try {
    files = await findEventFiles(paths);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (files.length === 0) {
    process.stderr.write('There is no .json, .jsonl or .ndjson file (or such a file gzipped).\n');
    return 2;
  }
  const { HEADWATER_STRICT: isStrict } = openStore();
  try {
    const { refused } = await importFiles(files, { isQuiet: args.includes('--quiet'), isStrict });
    return refused > 0 ? 1 : 0;
  } finally {
    closeDatabase();
  }
}

// `npm run import … | head` closes our output early; the import goes on.
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
