import type { Column, ColumnLink, ColumnReason } from './column-step';
import { IntRow } from './int-rows';
import type { NodeKey } from './types';
import type { Side } from './walk';

/** Where columns lead on to is read from. */
export type ColumnSource = {
  /** Makes ready what is known of the nodes, a frontier at a time. */
  readonly prepare: (nodes: ReadonlySet<NodeKey>, side: Side) => void;
  readonly links: (column: Column, side: Side) => readonly ColumnLink[];
  /** Columns that hold this one, or that it holds, with links on a side: `address` and `address.zip`. */
  readonly kin: (column: Column, side: Side) => readonly Column[];
  /** Counts how often which columns hold which may have become different; never if absent. */
  readonly kinEdition?: () => number;
  /** Steps kept from walk to walk; made anew for each if absent. */
  readonly steps?: (side: Side) => ColumnSteps;
};

/** Of a column it is known that no other holds it and that it holds none. */
export const NO_KIN = 1;
/** Nothing is known yet, or that there is some. */
const KIN = { unknown: 0, some: 2 } as const;

/** Grades times two, and one more where a value is masked: so a walk prefers ways that mask nothing. */
export function levelOf({ grade, use }: ColumnReason): number {
  return grade * 2 + (use?.masking === true ? 1 : 0);
}

/**
 * Which columns lead on to which on one side, read from a source as far as walks went and kept in
 * rows of numbers: a walk over 100,000 columns follows no pointer. Columns, links and reasons are
 * known by number.
 */
export class ColumnSteps {
  readonly columns: Column[] = [];
  readonly reasons: ColumnReason[] = [];
  readonly nodes: NodeKey[] = [];
  /** Of each column its node. */
  readonly nodeOf = new IntRow();
  /** Of each column where its links begin and end in `links`; -1 before they were read. */
  readonly first = new IntRow(-1);
  readonly last = new IntRow();
  readonly links = new IntRow();
  /** Of each link its reason, and where the columns it leads to begin and end in `far`. */
  readonly reasonOf = new IntRow();
  readonly farFirst = new IntRow();
  readonly farLast = new IntRow();
  readonly far = new IntRow();
  /** Links that were read and are no more. */
  stale = 0;
  readonly #source: ColumnSource;
  readonly #side: Side;
  readonly #numbers = new Map<Column, number>();
  readonly #nodeNumbers = new Map<NodeKey, number>();
  readonly #linkNumbers = new Map<ColumnLink, number>();
  readonly #reasonNumbers = new Map<ColumnReason, number>();
  #kin = new IntRow(KIN.unknown);
  #kinEdition = 0;
  #linkCount = 0;
  #listed = 0;
  #farCount = 0;

  constructor(source: ColumnSource, side: Side) {
    this.#source = source;
    this.#side = side;
  }

  /** The number of a column, which it has from now on. */
  numberOf(column: Column): number {
    const known = this.#numbers.get(column);
    if (known !== undefined) return known;
    const number = this.columns.push(column) - 1;
    this.#numbers.set(column, number);
    let node = this.#nodeNumbers.get(column.node);
    if (node === undefined) {
      node = this.nodes.push(column.node) - 1;
      this.#nodeNumbers.set(column.node, node);
    }
    this.nodeOf.set(number, node);
    this.first.reach(number);
    return number;
  }

  /** The number of a column; undefined if no walk saw it. */
  findNumber(column: Column): number | undefined {
    return this.#numbers.get(column);
  }

  /** Reads the links of columns of which they are not known. */
  read(numbers: readonly number[]): void {
    const unread: number[] = [];
    const nodes = new Set<NodeKey>();
    for (const number of numbers) {
      if (this.first.at(number) >= 0) continue;
      const column = this.columns[number];
      if (!column) continue;
      unread.push(number);
      nodes.add(column.node);
    }
    if (unread.length === 0) return;
    this.#source.prepare(nodes, this.#side);
    for (const number of unread) {
      const column = this.columns[number];
      if (!column) continue;
      const begin = this.#listed;
      for (const link of this.#source.links(column, this.#side)) {
        this.links.set(this.#listed, this.#linkNumber(link));
        this.#listed += 1;
      }
      this.first.set(number, begin);
      this.last.set(number, this.#listed);
    }
  }

  #linkNumber(link: ColumnLink): number {
    const known = this.#linkNumbers.get(link);
    if (known !== undefined) return known;
    const number = this.#linkCount;
    this.#linkCount += 1;
    this.#linkNumbers.set(link, number);
    this.reasonOf.set(number, this.#reasonNumber(link.reason));
    this.farFirst.set(number, this.#farCount);
    for (const column of link.far) {
      this.far.set(this.#farCount, this.numberOf(column));
      this.#farCount += 1;
    }
    this.farLast.set(number, this.#farCount);
    return number;
  }

  #reasonNumber(reason: ColumnReason): number {
    let number = this.#reasonNumbers.get(reason);
    if (number === undefined) {
      number = this.reasons.push(reason) - 1;
      this.#reasonNumbers.set(reason, number);
    }
    return number;
  }

  /** Links there are numbers for. */
  get linkCount(): number {
    return this.#linkCount;
  }

  /** What is known of the kin of columns by number: those with {@link NO_KIN} have none. */
  knownKin(): Int32Array {
    const edition = this.#source.kinEdition?.() ?? 0;
    if (edition !== this.#kinEdition) {
      this.#kin = new IntRow(KIN.unknown, this.columns.length + 1);
      this.#kinEdition = edition;
    }
    return this.#kin.values;
  }

  /** Numbers of the columns that hold one, or that it holds. */
  kinOf(number: number): readonly number[] {
    this.knownKin();
    const column = this.columns[number];
    const kin = column ? this.#source.kin(column, this.#side) : [];
    this.#kin.set(number, kin.length === 0 ? NO_KIN : KIN.some);
    return kin.map((one) => this.numberOf(one));
  }

  /** What leads on from a column is read anew. */
  forget(column: Column): void {
    const number = this.#numbers.get(column);
    if (number === undefined || this.first.at(number) < 0) return;
    this.stale += this.last.at(number) - this.first.at(number);
    this.first.set(number, -1);
  }
}
