'use client';

import { useQuery } from '@tanstack/react-query';

import { graphQuery } from '@/lib/client/graph-query';
import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';
import type { Age } from '@/lib/select/selector';
import type { FilterField, SelectorFilters } from '@/lib/select/selector-filters';
import { graphQueryOf, type GraphView } from '@/lib/url/graph-view';

import { useSelectorLanguage, type SelectorLanguage } from '../selector/use-selector-language';
import type { ViewCommands } from '../view-commands';
import { useCounted, type Counted } from './use-counted';

/** What is ticked, and what ticking does. Text that cannot be read has no filters to show. */
export type Filters = {
  readonly count: number;
  /** What the question reaches without the filters left out. */
  readonly unfiltered: GraphResponse;
  /** How many nodes that is, those in closed groups and folded cards too, and how many have which value; null until it is known. */
  readonly counted: Counted | null;
  /** Whether counts are on their way: those of the nodes at hand are not all, and none is to be told. */
  readonly isCounting: boolean;
  readonly isReadable: boolean;
  readonly age: Age | null;
  readonly has: (field: FilterField, value: string) => boolean;
  /** Ticked values of a field. */
  readonly values: (field: FilterField) => readonly string[];
  readonly toggle: (field: FilterField, value: string) => void;
  readonly setAge: (age: Age | null) => void;
  readonly clear: () => void;
};

/** Which filters are left out of what is counted, so that what they hide can be chosen again. */
export type LeftOut = FilterField | 'all';

type Read = {
  readonly filters: SelectorFilters | null;
  readonly count: number;
  /** The selector without the filters left out, and whether there are any. */
  readonly rest: string | null;
  readonly isLess: boolean;
};

function readWith(
  language: SelectorLanguage | null,
  select: string | null,
  leftOut: LeftOut,
): Read {
  const filters = language?.readFilters(select) ?? null;
  if (language === null || filters === null)
    return { filters: null, count: 0, rest: select, isLess: false };
  const count = language.countFilters(filters);
  const isAll = leftOut === 'all';
  const isLess = isAll ? count > 0 : filters.values.has(leftOut);
  if (!isLess) return { filters, count, rest: select, isLess };
  const values = new Map(isAll ? [] : [...filters.values].filter(([field]) => field !== leftOut));
  const rest = language.printFilters({ ...filters, values, age: isAll ? null : filters.age });
  return { filters, count, rest, isLess };
}

const isInEvidence = ({ evidence }: GraphView) => evidence.length < EVIDENCE.length;

/** The question without the filters left out; null where that is the same, or no question. */
function loosened(view: GraphView, { rest, isLess }: Read, isAll: boolean): GraphQuery | null {
  if (!isLess && !(isAll && isInEvidence(view))) return null;
  return graphQueryOf({ ...view, select: rest, evidence: isAll ? [...EVIDENCE] : view.evidence });
}

/** Reads the view's filters from its selector and its evidence, and writes them back. */
export function useFilters(
  view: GraphView,
  graph: GraphResponse,
  commands: Pick<ViewCommands, 'setSelect' | 'ask'>,
  {
    isWanted,
    leftOut,
  }: {
    /** Whether values are counted now. */
    readonly isWanted: boolean;
    readonly leftOut: LeftOut;
  },
): Filters {
  const isAll = leftOut === 'all';
  const language = useSelectorLanguage((isWanted && isAll) || view.select !== null);
  const read = readWith(language, view.select, leftOut);
  const { filters, rest } = read;
  const count = read.count + (isInEvidence(view) ? 1 : 0);
  const without = loosened(view, read, isAll);
  const isWithout = isWanted && without !== null;
  const { data } = useQuery({ ...graphQuery(without), enabled: isWithout });
  const unfiltered = isWithout && data !== undefined ? data : graph;
  // Where filters are all that chooses there is no question without them: then what they choose is counted.
  const question = without ?? graphQueryOf(view);
  const { counted, isCounting } = useCounted(question, unfiltered, isWanted);
  const edit = (change: (language: SelectorLanguage, now: SelectorFilters) => SelectorFilters) => {
    if (language === null || filters === null) return;
    commands.setSelect(language.printFilters(change(language, filters)));
  };
  return {
    count,
    unfiltered,
    counted,
    isCounting: isCounting || (isWithout && data === undefined),
    isReadable: language === null || filters !== null,
    age: filters?.age ?? null,
    has: (field, value) => filters !== null && language?.hasValue(filters, field, value) === true,
    values: (field) => filters?.values.get(field) ?? [],
    toggle: (field, value) => {
      edit((words, now) => words.toggleValue(now, field, value));
    },
    setAge: (age) => {
      edit((_, now) => ({ ...now, age }));
    },
    clear: () => {
      commands.ask({ select: rest, evidence: [...EVIDENCE] });
    },
  };
}
