import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphEdge, GraphNode, GraphResponse, JobFlows } from '@/lib/contract/graph';

/** Longest stretch of work on the page before what people do gets its turn: well under the 50 ms of a long task. */
const STRETCH_MS = 12;

type Lists = {
  nodes: GraphNode[];
  edges: GraphEdge[];
  flows: JobFlows[];
  /** Absent where the question is not of columns. */
  columnEdges?: ColumnEdge[];
};
type ListName = keyof Lists;
type Rest = Omit<GraphResponse, ListName>;

/** Said where an answer is not what this page expects: another version of the server, or something between. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

function unreadable(): never {
  throw new UnreadableAnswer(
    'The server answered in words this page does not know. Load it again.',
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown) => typeof value === 'string';

/** The little of each item that everything else builds on; our own server checked the rest (app/api/routes.test.ts). */
const IS_ITEM: Readonly<Record<ListName, (item: Readonly<Record<string, unknown>>) => boolean>> = {
  nodes: ({ id, key, kind, name }) => isText(id) && isText(key) && isText(kind) && isText(name),
  edges: ({ from, to, evidence }) => isText(from) && isText(to) && isText(evidence),
  flows: ({ job, pairs }) => isText(job) && Array.isArray(pairs),
  columnEdges: ({ from, to, grade }) => isText(from) && isText(to) && isText(grade),
};

/** What many edges between columns have in common. */
const SHARED = ['from', 'to', 'job', 'fromField', 'toField'] as const;

/** Puts an answer together out of lines: the first has everything but the lists, then one item a line. */
export class GraphReading {
  readonly #lists: Lists = { nodes: [], edges: [], flows: [] };
  #rest: Rest | null = null;
  #list: ListName | null = null;
  readonly #texts = new Map<string, string>();

  /** Takes the next line, without its end. */
  take(line: string): void {
    if (this.#rest === null) this.#rest = readRest(line);
    else if (line !== '' && line !== '}') this.#takeOf(line);
  }

  #takeOf(line: string): void {
    const start = /^"(nodes|edges|flows|columnEdges)":\[(\],?|\]\})?$/.exec(line);
    if (start) {
      const name = start[1] as ListName;
      this.#lists[name] ??= [];
      this.#list = start[2] === undefined ? name : null;
      return;
    }
    if (this.#list === null) return unreadable();
    // An item is an object: what follows its last bracket ends the list, or the answer.
    const end = line.lastIndexOf('}', line.endsWith(']}') ? line.length - 2 : line.length);
    const item: unknown = JSON.parse(line.slice(0, end + 1));
    if (!isObject(item) || !IS_ITEM[this.#list](item)) return unreadable();
    // Thousands of edges between columns name a few tables and jobs: each name is kept once, and quick to look up.
    if (this.#list === 'columnEdges') this.#shareTexts(item);
    (this.#lists[this.#list] as unknown[] | undefined)?.push(item);
    if (line.startsWith(']', end + 1)) this.#list = null;
  }

  #shareTexts(item: Record<string, unknown>): void {
    for (const name of SHARED) {
      const text = item[name];
      if (typeof text !== 'string') continue;
      const known = this.#texts.get(text);
      if (known === undefined) this.#texts.set(text, text);
      else item[name] = known;
    }
  }

  /** The answer, when all lines were taken. */
  end(): GraphResponse {
    if (this.#rest === null || this.#list !== null) return unreadable();
    return { ...this.#rest, ...this.#lists };
  }
}

function readRest(line: string): Rest {
  const rest: unknown = JSON.parse(`${line.replace(/,$/, '')}}`);
  const isWhole =
    isObject(rest) &&
    isObject(rest['answer']) &&
    ['groups', 'notices'].every((n) => Array.isArray(rest[n]));
  return isWhole ? (rest as Rest) : unreadable();
}

/** Lets what waits have its turn; unlike a timer it does not wait itself. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** An answer with the hash of its text: equal answers have equal hashes. */
export type ReadGraph = { readonly graph: GraphResponse; readonly hash: string };

/**
 * Reads an answer while it arrives, in stretches of a few milliseconds: one of 10,000 nodes takes a
 * fifth of a second, and nothing on the page waits for it.
 */
export async function readGraph(body: ReadableStream<Uint8Array>): Promise<ReadGraph> {
  const reading = new GraphReading();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let [rest, hash, length] = ['', 0, 0];
  let since = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      reading.take(line);
      hash = mix(hash, line);
      length += line.length;
      if (performance.now() - since < STRETCH_MS) continue;
      await breathe();
      since = performance.now();
    }
    if (done) return { graph: reading.end(), hash: `${hash}.${length}` };
  }
}

/** Mixes a line into a hash (FNV-1a). */
function mix(hash: number, line: string): number {
  let mixed = hash ^ line.length;
  for (let i = 0; i < line.length; i++) mixed = Math.imul(mixed ^ line.charCodeAt(i), 0x0100_0193);
  return mixed;
}
