import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';

import type { LayoutRequest } from '@/lib/layout/layout-types';

import { chainGraph, cyclicGraph, generateGraph, hubGraph, scatteredGraph } from './generate-graph';
import { graphOfEvents } from './graph-of-events';
import { ENGINES } from './layout-engines';
import { measureMoves } from './layout-moves';
import { pictureQuality, type Quality } from './picture-quality';
import { percentile, type Bar, type Report, type Row } from './report';

const SIZES = [100, 300, 1000, 3000, 10_000];
const SCENARIOS = ['credit-risk', 'shop-dbt'].map(
  (name) => `prisma/scenarios/${name}/events.ndjson`,
);
/** Quick engines are timed so often, slow ones once; the median counts. */
const TIMES = 5;
const SLOW_MS = 2000;
const BAR_OF_ELK = 0.1;
const BAR_OF_GRAPHVIZ = 1.1;
const BAR_LARGEST_MS = 1000;

type Graph = { readonly name: string; readonly request: LayoutRequest };
/** `cpu ms` is what the work takes however busy the machine is. */
type Measured = Quality & { readonly ms: number; readonly 'cpu ms': number };

function graphs(files: readonly string[]): Graph[] {
  const ofFile = (file: string) => ({
    name: file.startsWith('prisma/scenarios/') ? (file.split('/')[2] ?? file) : basename(file),
    request: graphOfEvents(readFileSync(file, 'utf8').split('\n')),
  });
  return [
    ...[...SCENARIOS, ...files].map(ofFile),
    ...SIZES.map((size) => ({ name: `generated ${size}`, request: generateGraph(size) })),
    { name: 'hub 5000', request: hubGraph(5000) },
    { name: 'chain 2000', request: chainGraph(2000) },
    { name: 'cycles 1000', request: cyclicGraph(1000) },
    { name: 'scattered 3000', request: scatteredGraph(3000) },
  ];
}

async function measure(
  { place }: (typeof ENGINES)[number],
  request: LayoutRequest,
): Promise<Measured> {
  const wall: number[] = [];
  const cpu: number[] = [];
  let positions = new Map() as Awaited<ReturnType<typeof place>>;
  while (wall.length < TIMES && wall.every((ms) => ms < SLOW_MS)) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    positions = await place(request);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  return {
    ms: percentile(wall, 0.5),
    'cpu ms': percentile(cpu, 0.5),
    ...pictureQuality(request, positions),
  };
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Time and quality of our layout beside elkjs's, dagre's and Graphviz's, on the same graphs, and how far ours moves what
 * stays; `files` hold more events.
 */
export async function benchLayout(files: readonly string[]): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const engine of ENGINES) await measure(engine, generateGraph(50, 9)); // warm
  for (const { name, request } of graphs(files)) {
    const by = new Map<string, Measured>();
    for (const engine of ENGINES) {
      const row = {
        what: name,
        nodes: request.nodes.length,
        edges: request.edges.length,
        engine: engine.name,
      };
      if (request.nodes.length > engine.limit) {
        rows.push({ ...row, ms: `over ${engine.limit} nodes: not asked` });
        continue;
      }
      try {
        const measured = await measure(engine, request);
        by.set(engine.name, measured);
        rows.push({ ...row, ...measured });
      } catch (error) {
        rows.push({ ...row, ms: message(error).slice(0, 40) });
      }
    }
    bars.push(...barsOf(name, by));
  }
  return { name: 'layout', rows: [...rows, ...measureMoves()], bars };
}

function barsOf(name: string, by: ReadonlyMap<string, Measured>): Bar[] {
  const [ours, elk, graphviz] = [by.get('ours'), by.get('elkjs'), by.get('graphviz')];
  if (!ours) return [];
  if (name === `generated ${SIZES.at(-1)}`)
    return [
      {
        what: `${name}: cpu time`,
        wanted: `< ${BAR_LARGEST_MS} ms`,
        got: `${ours['cpu ms'].toFixed(0)} ms`,
        isMet: ours['cpu ms'] < BAR_LARGEST_MS,
      },
    ];
  if (name !== 'generated 1000' && name !== 'generated 3000') return [];
  const share = ours['cpu ms'] / (elk?.['cpu ms'] ?? Number.NaN);
  const crossed = ours.crossings / (graphviz?.crossings ?? Number.NaN);
  return [
    {
      what: `${name}: cpu time of elkjs's`,
      wanted: `≤ ${BAR_OF_ELK}`,
      got: share.toFixed(3),
      isMet: share <= BAR_OF_ELK,
    },
    {
      what: `${name}: crossings of Graphviz's`,
      wanted: `≤ ${BAR_OF_GRAPHVIZ}`,
      got: crossed.toFixed(2),
      isMet: crossed <= BAR_OF_GRAPHVIZ,
    },
  ];
}
