import { useEffect, useState } from 'react';

import type { completeSelector } from '@/lib/select/complete-selector';
import type { parseSelector } from '@/lib/select/parse-selector';
import type { printPattern } from '@/lib/select/print-selector';
import type * as filters from '@/lib/select/selector-filters';

/** Reading and completing selectors, with the parser they need. */
export type SelectorLanguage = {
  readonly parseSelector: typeof parseSelector;
  readonly completeSelector: typeof completeSelector;
  readonly printPattern: typeof printPattern;
} & typeof filters;

let loading: Promise<SelectorLanguage> | null = null;

async function load(): Promise<SelectorLanguage> {
  const [parse, complete, print, ticked] = await Promise.all([
    import('@/lib/select/parse-selector'),
    import('@/lib/select/complete-selector'),
    import('@/lib/select/print-selector'),
    import('@/lib/select/selector-filters'),
  ]);
  // Loading the parser and making it are a frame and more each: not in one task.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  parse.selectorGrammar();
  return { ...parse, ...complete, ...print, ...ticked };
}

/** The language of selectors, for what a click does. */
export async function loadSelectorLanguage(): Promise<SelectorLanguage> {
  loading ??= load();
  return loading.catch((error: unknown) => {
    // Asked again, it is fetched again.
    loading = null;
    throw error;
  });
}

/** The language of selectors, loaded when it is first wanted. */
export function useSelectorLanguage(isWanted: boolean): SelectorLanguage | null {
  const [language, setLanguage] = useState<SelectorLanguage | null>(null);
  useEffect(() => {
    if (!isWanted || language !== null) return;
    let isGone = false;
    void loadSelectorLanguage().then((loaded) => {
      if (!isGone) setLanguage(loaded);
    });
    return () => {
      isGone = true;
    };
  }, [isWanted, language]);
  return language;
}
