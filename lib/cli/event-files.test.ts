import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { findEventFiles, readEventFile } from './event-files';
import { linesOf, OverLong } from './read-lines';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const found: [string, string][] = [];
  const file = { path, label: name, size: null };
  for await (const { where, content: of } of readEventFile(file, () => undefined))
    found.push([where, 'refusal' in of ? `! ${of.refusal}` : Buffer.from(of.bytes).toString()]);
  return found;
}

test('lines, with their numbers, blank ones passed over', async () => {
  expect(await read('a.ndjson', '{"a":1}\n\n  {"b":2} \r\n{"c":3}')).toEqual([
    ['a.ndjson:1', '{"a":1}'],
    ['a.ndjson:3', '{"b":2}'],
    ['a.ndjson:4', '{"c":3}'],
  ]);
});

test('lines in a .json file, one object over many lines, an array: by what is in it', async () => {
  const bodies = async (content: string) => (await read('a.json', content)).map(([, body]) => body);
  expect(await bodies('{"a":1}\n{"b":2}\n')).toEqual(['{"a":1}', '{"b":2}']);
  expect(await bodies('{\n  "a": 1\n}\n')).toEqual(['{\n  "a": 1\n}']);
  expect(await bodies('{ "a": {\n "b": 1 } }')).toEqual(['{ "a": {\n "b": 1 } }']);
  expect(await bodies('{"a": "{",\n "b": 1}')).toEqual(['{"a": "{",\n "b": 1}']);
  expect(await bodies('{"broken": [1\n{"b":NaN}\n')).toEqual(['{"broken": [1', '{"b":NaN}']);
  expect(await bodies('[{"a":1}, {"b":[2]}]')).toEqual(['{"a":1}', '{"b":[2]}']);
});

test('a byte order mark is not part of an event', async () => {
  expect(await read('a.jsonl', '\ufeff{"a":1}\n')).toEqual([['a.jsonl:1', '{"a":1}']]);
  expect(await read('a.json', '\ufeff[{"a":1}]')).toEqual([['a.json, event 0', '{"a":1}']]);
});

test('gzip, whatever the name says', async () => {
  expect(await read('a.ndjson', gzipSync('{"a":1}\n{"b":2}'))).toEqual([
    ['a.ndjson:1', '{"a":1}'],
    ['a.ndjson:2', '{"b":2}'],
  ]);
});

test('a gzip file that breaks off gives what came before, then a refusal', async () => {
  const lines = Array.from({ length: 50_000 }, (_, at) => JSON.stringify({ at, x: Math.sin(at) }));
  const whole = gzipSync(lines.join('\n'));
  const found = await read('a.ndjson.gz', whole.subarray(0, whole.length - 2000));
  expect(found.length).toBeGreaterThan(1000);
  expect(found.at(-1)?.[1]).toMatch(/^! /);
});

test('an array that breaks off is refused with a reason', async () => {
  expect(await read('a.json', '[{"a":1}, {"b"')).toEqual([
    ['a.json', expect.stringContaining('cut off') as string],
  ]);
});

test('folders are searched, in order of name; other files in them are left alone', async () => {
  mkdirSync(join(folder, 'in', 'b'), { recursive: true });
  for (const name of ['in/c.jsonl', 'in/a.json', 'in/b/d.ndjson.gz', 'in/readme.txt'])
    writeFileSync(join(folder, name), '');
  const found = await findEventFiles([join(folder, 'in'), '-']);
  expect(found.map(({ label }) => label.replace(`${folder}/`, ''))).toEqual([
    'in/a.json',
    'in/b/d.ndjson.gz',
    'in/c.jsonl',
    'standard input',
  ]);
});

async function* inPieces(text: Uint8Array, size: number) {
  for (let at = 0; at < text.length; at += size)
    yield await Promise.resolve(text.subarray(at, at + size));
}

test('lines are the same wherever the stream is cut', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', '{', '"', 'é', ' ', '🚰'), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const found: string[] = [];
      for await (const part of linesOf(inPieces(Buffer.from(`${lines.join('\n')}\n`), size), 1000))
        if (!(part instanceof OverLong)) found.push(Buffer.from(part).toString());
      expect(found).toEqual((lines.length > 0 ? lines : ['']).map((text) => text.trim()));
    }),
  );
});

test('a line over the limit is passed over without being held, the next one is read', async () => {
  const found: (string | null)[] = [];
  for await (const part of linesOf(inPieces(Buffer.from(`${'x'.repeat(5000)}\n{"a":1}`), 64), 100))
    found.push(part instanceof OverLong ? null : Buffer.from(part).toString());
  expect(found).toEqual([null, '{"a":1}']);
});
