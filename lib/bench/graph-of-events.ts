import type { LayoutRequest } from '@/lib/layout/layout-types';

type Named = { readonly namespace?: unknown; readonly name?: unknown };
type Event = { readonly job?: Named; readonly inputs?: unknown; readonly outputs?: unknown };

/** Every dataset and job that events name, with what each job read and wrote; other lines are skipped. */
export function graphOfEvents(lines: Iterable<string>): LayoutRequest {
  const nodes = new Map<string, LayoutRequest['nodes'][number]>();
  const edges = new Map<string, LayoutRequest['edges'][number]>();
  const add = (kind: 'dataset' | 'job', { namespace, name }: Named) => {
    const id = JSON.stringify([kind, namespace, name]);
    const size = kind === 'job' ? { width: 188, height: 46 } : { width: 208, height: 64 };
    nodes.set(id, { id, ...size });
    return id;
  };
  const connect = (from: string, to: string) => {
    const id = `${from} ${to}`;
    edges.set(id, { id, from, to });
  };
  const list = (value: unknown) => (Array.isArray(value) ? (value as Named[]) : []);
  for (const line of lines) {
    if (!line.startsWith('{')) continue;
    const { job, inputs, outputs } = JSON.parse(line) as Event;
    if (!job) continue;
    const id = add('job', job);
    for (const input of list(inputs)) connect(add('dataset', input), id);
    for (const output of list(outputs)) connect(id, add('dataset', output));
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
