'use client';

import { useSyncExternalStore } from 'react';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import { NODE_KINDS } from '@/lib/lineage';

const STORAGE_KEY = 'headwater.recent-nodes';
const KEPT = 8;
const NONE: readonly NodeRef[] = [];

const listeners = new Set<() => void>();
let readText: string | null = null;
let readNodes: readonly NodeRef[] = NONE;

/** What storage says, read leniently: an entry that cannot be read is left out, the others stay. */
export function parseRecentNodes(text: string | null): readonly NodeRef[] {
  if (text === null) return NONE;
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries.filter(isNodeRef).slice(0, KEPT) : NONE;
  } catch {
    return NONE; // not JSON
  }
}

/** Read on every first paint, so by hand: the schema would bring a validator along. */
function isNodeRef(entry: unknown): entry is NodeRef {
  if (typeof entry !== 'object' || entry === null) return false;
  const fields = new Map<string, unknown>(Object.entries(entry));
  const isKind = NODE_KINDS.some((kind) => kind === fields.get('kind'));
  const texts = ['id', 'key', 'type', 'namespace', 'name'] as const;
  return isKind && texts.every((name) => typeof fields.get(name) === 'string');
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    // Storage is blocked: nothing is remembered, everything else works.
    return null;
  }
}

/** The same array until storage changes, as useSyncExternalStore wants it. */
function snapshot(): readonly NodeRef[] {
  const text = stored();
  if (text !== readText) {
    readText = text;
    readNodes = parseRecentNodes(text);
  }
  return readNodes;
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

/** Puts a node first among those opened lately. */
export function rememberNode({ id, key, kind, type, namespace, name }: NodeRef) {
  const others = snapshot().filter((node) => node.id !== id);
  const nodes = [{ id, key, kind, type, namespace, name }, ...others].slice(0, KEPT);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(nodes));
  } catch {
    return;
  }
  for (const tell of listeners) tell();
}

/** The nodes opened lately in this browser, latest first. */
export function useRecentNodes(): readonly NodeRef[] {
  return useSyncExternalStore(subscribe, snapshot, () => NONE);
}
