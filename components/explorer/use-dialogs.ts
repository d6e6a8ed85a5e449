'use client';

import { useState } from 'react';

import type { EdgesOf } from '../edge/edges-dialog';

/** What opens over the explorer by key and by button: find, help, download, filters, the edges of a node. */
export function useDialogs() {
  const [edgesOf, setEdgesOf] = useState<EdgesOf | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [isFiltering, setFiltering] = useState(false);
  const [isHelping, setHelping] = useState(false);
  return {
    edgesOf,
    setEdgesOf,
    isFinding,
    find: () => {
      setFinding(true);
    },
    endFinding: () => {
      setFinding(false);
    },
    isExporting,
    setExporting,
    exportIt: () => {
      setExporting(true);
    },
    isFiltering,
    setFiltering,
    filter: () => {
      setFiltering(true);
    },
    isHelping,
    setHelping,
    help: () => {
      setHelping(true);
    },
  };
}
