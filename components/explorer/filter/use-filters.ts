'use client';

import { useQuery } from '@tanstack/react-query';

import { graphQuery } from '@/lib/client/graph-query';
import type { GraphResponse } from '@/lib/contract/graph';
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
  /** What the question reaches without its filters. */
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

type Read = {
  readonly filters: SelectorFilters | null;
  readonly count: number;
  /** The selector without its filters. */
  readonly rest: string | null;
};

function readWith(language: SelectorLanguage | null, select: string | null): Read {
  const filters = language?.readFilters(select) ?? null;
  if (language === null || filters === null) return { filters: null, count: 0, rest: select };
  const rest = language.printFilters({ ...filters, values: new Map(), age: null });
  return { filters, count: language.countFilters(filters), rest };
}

/** Reads the view's filters from its selector and its evidence, and writes them back. */
export function useFilters(
  view: GraphView,
  graph: GraphResponse,
  commands: Pick<ViewCommands, 'setSelect' | 'ask'>,
  isWanted: boolean,
  /** Whether what is in closed groups and folded cards is counted, too. */
  isCounted = isWanted,
): Filters {
  const language = useSelectorLanguage(isWanted || view.select !== null);
  const { filters, count: own, rest } = readWith(language, view.select);
  const count = own + (view.evidence.length < EVIDENCE.length ? 1 : 0);
  const without = graphQueryOf({ ...view, select: rest, evidence: [...EVIDENCE] });
  const isWithout = isWanted && count > 0 && without !== null;
  const { data } = useQuery({ ...graphQuery(without), enabled: isWithout });
  const unfiltered = count > 0 && data !== undefined ? data : graph;
  // Where filters are all that chooses there is no question without them: then what they choose is counted.
  const question = without ?? graphQueryOf(view);
  const { counted, isCounting } = useCounted(question, unfiltered, isCounted);
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
