import 'server-only';

import type { NumberPair, VersionDetails, VersionDiff, VersionUse } from '@/lib/contract/versions';
import { database } from '@/lib/store/database';

import { readVersion } from './get-version';
import { facetsOfUses, measurementsOf, type Measurement, type NamedValue } from './measurements';
import { resolvePair, type PairQuery, type ResolvedVersion } from './resolve-version';
import { usesOfVersion } from './dataset-versions';
import { versionedNode, type VersionedNode } from './versioned-node';

/** Both sides of what has a name on either, in the order of the later side, then what it lacks. */
function paired<One>(
  before: readonly One[],
  after: readonly One[],
  nameOf: (one: One) => string,
): { readonly before: One | null; readonly after: One | null; readonly any: One }[] {
  const old = new Map(before.map((one) => [nameOf(one), one]));
  const now = new Map(after.map((one) => [nameOf(one), one]));
  return [
    ...[...now].map(([name, one]) => ({ before: old.get(name) ?? null, after: one, any: one })),
    ...[...old]
      .filter(([name]) => !now.has(name))
      .map(([, one]) => ({ before: one, after: null, any: one })),
  ];
}

function pairValues(before: readonly NamedValue[], after: readonly NamedValue[]) {
  return paired(before, after, ({ name }) => name).map((pair) => ({
    name: pair.any.name,
    before: pair.before?.value ?? null,
    after: pair.after?.value ?? null,
  }));
}

function pairUses(before: readonly VersionUse[], after: readonly VersionUse[]) {
  return paired(before, after, ({ node }) => node.id).map((pair) => ({
    node: pair.any.node,
    before: pair.before,
    after: pair.after,
  }));
}

function statisticsOf(node: VersionedNode, { kind, row }: ResolvedVersion): Measurement[] {
  return kind === 'dataset' ? measurementsOf(facetsOfUses(node.db, usesOfVersion(node, row))) : [];
}

function pairNumbers(before: readonly Measurement[], after: readonly Measurement[]): NumberPair[] {
  return paired(before, after, ({ column, name }) => `${column ?? ''}\n${name}`).map((pair) => ({
    name: pair.any.name,
    column: pair.any.column,
    unit: pair.any.unit,
    before: pair.before?.value ?? null,
    after: pair.after?.value ?? null,
  }));
}

function diffCode(before: VersionDetails['code'], after: VersionDetails['code']) {
  const text = (code: VersionDetails['code']) => [code?.sql?.query, code?.source?.code].join('\n');
  return {
    before,
    after,
    isSameText: text(before) === text(after),
    isSameCommit: (before?.location?.version ?? null) === (after?.location?.version ?? null),
  };
}

/**
 * What is different between two versions of one node: statistics, code, parameters, metrics, and
 * the versions of what each was made from.
 *
 * @throws {AppError} `not_found` when there is no such node or version.
 */
export async function diffVersions(ref: string, query: PairQuery): Promise<VersionDiff> {
  const node = versionedNode(database(), ref, query.asOf);
  const { before, after } = resolvePair(node, query);
  const [old, now] = [readVersion(node, before), readVersion(node, after)];
  const isSame = old.key === now.key;
  return Promise.resolve({
    from: before.summary,
    to: after.summary,
    statistics: pairNumbers(statisticsOf(node, before), statisticsOf(node, after)),
    parameters: pairValues(old.parameters, now.parameters),
    metrics: pairValues(old.metrics, now.metrics),
    code: diffCode(old.code, now.code),
    inputs: pairUses(old.inputs, now.inputs),
    outputs: pairUses(old.outputs, now.outputs),
    notices: isSame ? [{ parameter: 'from', message: 'A version is compared with itself.' }] : [],
  });
}
