import type { AgeBand, Tallied } from '@/lib/contract/choices';
import type { GraphNode } from '@/lib/contract/graph';
import type { Tally } from '@/lib/contract/tally';
import { NODE_STATUSES, type NodeStatus } from '@/lib/lineage';
import type { LensName } from '@/lib/url/graph-view';

import { STATUS_LOOKS } from '../node/status-look';
import { isModel } from '../node/node-type';
import type { Sign } from './sign';
import { SUPPORT_SIGNS, supports, type JudgedEdge } from './support';
import { HUES, type Tone } from './tone';

/** Decides the colour of nodes, and says it in words. */
export type Lens = {
  readonly name: LensName;
  readonly signOf: (node: GraphNode) => Sign;
  /** The same for a value as the server counts it (see {@link TALLIED_BY}). */
  readonly signOfValue: (value: string) => Sign;
  /** How many nodes have which value, those in closed groups and folded cards too; absent until it is known. */
  readonly all?: Tally;
  /** The same for each closed group and each card that the server folded, by its id. */
  readonly inside?: ReadonlyMap<string, Tally>;
};

/** What the server counts for a lens; null where it counts nothing. */
export const TALLIED_BY = {
  type: null,
  status: 'status',
  freshness: 'age',
  owner: 'owners',
  namespace: 'namespace',
  evidence: null,
} as const satisfies Record<LensName, Tallied | null>;

/** The usual colour: what needs a look first, then what it is. */
function usualTone(node: GraphNode): Tone {
  if (node.status === 'failed') return 'bad';
  if (node.status === 'running') return 'run';
  if (isModel(node)) return 'model';
  return node.kind === 'job' ? 'job' : 'data';
}

export const USUAL_LENS: Lens = {
  name: 'type',
  signOf: (node) => ({ tone: usualTone(node), word: null }),
  signOfValue: () => ({ tone: 'job', word: null }),
};

const STATUS_TONES: Record<NodeStatus, Tone> = {
  complete: 'ok',
  running: 'run',
  failed: 'bad',
  aborted: 'warn',
  unknown: 'job',
  none: 'job',
};

const DAY_MS = 86_400_000;
const AGES: readonly (Sign & { readonly days: number; readonly band: AgeBand })[] = [
  { days: 1, band: '1d', word: 'Last 24 hours', tone: 'ok' },
  { days: 7, band: '7d', word: 'Last 7 days', tone: 'data' },
  { days: 30, band: '30d', word: 'Last 30 days', tone: 'warn' },
  { days: Infinity, band: 'older', word: 'Over 30 days ago', tone: 'bad' },
];
const NO_AGE: Sign = { word: 'No date', tone: 'job' };
const NO_OWNER: Sign = { word: 'No owner', tone: 'job' };

const signOfAge = (found: Sign | undefined): Sign =>
  found === undefined ? NO_AGE : { word: found.word, tone: found.tone };

function freshness({ updatedAt }: GraphNode, nowMs: number): Sign {
  if (updatedAt === null) return NO_AGE;
  const ageMs = nowMs - Date.parse(updatedAt);
  return signOfAge(AGES.find(({ days }) => ageMs <= days * DAY_MS));
}

function signOfStatus(status: NodeStatus): Sign {
  return { word: STATUS_LOOKS[status].label, tone: STATUS_TONES[status] };
}

const signOfOwners = (owners: string): Sign =>
  owners === '' ? NO_OWNER : { word: owners, tone: hueOf(owners) };

/** The hue a value has by itself (FNV-1a); see `distinctHues` for values beside each other. */
function hueOf(value: string): Tone {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < value.length; i += 1)
    hash = Math.imul(hash ^ value.charCodeAt(i), 0x01_00_01_93);
  // The low bits of short values are alike: mixed once more.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return HUES[((hash ^ (hash >>> 16)) >>> 0) % HUES.length] ?? 'job';
}

/**
 * Makes a lens; `nowMs` is the moment ages are told from.
 *
 * @param edges those of the picture, by which the lens of evidence judges their ends.
 */
export function makeLens(name: LensName, nowMs: number, edges: readonly JudgedEdge[] = []): Lens {
  switch (name) {
    case 'type':
      return USUAL_LENS;
    case 'status':
      return {
        name,
        signOf: ({ status }) => signOfStatus(status),
        signOfValue: (value) =>
          signOfStatus(NODE_STATUSES.find((status) => status === value) ?? 'unknown'),
      };
    case 'freshness':
      return {
        name,
        signOf: (node) => freshness(node, nowMs),
        signOfValue: (value) => signOfAge(AGES.find(({ band }) => band === value)),
      };
    case 'owner':
      return {
        name,
        signOf: ({ owners }) => signOfOwners(owners.toSorted().join(', ')),
        signOfValue: signOfOwners,
      };
    case 'namespace':
      return {
        name,
        signOf: ({ namespace }) => ({ word: namespace, tone: hueOf(namespace) }),
        signOfValue: (value) => ({ word: value, tone: hueOf(value) }),
      };
    case 'evidence': {
      const found = supports(edges);
      return {
        name,
        signOf: ({ id }) => SUPPORT_SIGNS[found.get(id) ?? 'none'],
        signOfValue: () => SUPPORT_SIGNS.none,
      };
    }
  }
}
