import {
  AppWindow,
  Box,
  BrainCircuit,
  Cog,
  Database,
  File,
  FileCog,
  LayoutDashboard,
  Layers,
  Radio,
  ScanEye,
  Table2,
  Waves,
  type LucideIcon,
} from 'lucide-react';

import { typeWords, type NodeKind } from '@/lib/lineage';

type Look = { readonly label: string; readonly icon: LucideIcon };

const DATASET_LOOKS = new Map<string, Look>([
  ['TABLE', { label: 'Table', icon: Table2 }],
  ['VIEW', { label: 'View', icon: ScanEye }],
  ['FILE', { label: 'File', icon: File }],
  ['TOPIC', { label: 'Topic', icon: Radio }],
  ['STREAM', { label: 'Stream', icon: Waves }],
  ['MODEL', { label: 'Model', icon: BrainCircuit }],
  ['FEATURE_VIEW', { label: 'Feature view', icon: Layers }],
  ['FEATURE_SERVICE', { label: 'Feature service', icon: Box }],
  ['DASHBOARD', { label: 'Dashboard', icon: LayoutDashboard }],
  ['REPORT', { label: 'Report', icon: LayoutDashboard }],
  ['APPLICATION', { label: 'Application', icon: AppWindow }],
  ['JOB_OUTPUT', { label: 'Job output', icon: FileCog }],
  ['DATASET', { label: 'Dataset', icon: Database }],
]);

/** Whether a node is a machine-learning model. A job of type `MODEL` is not: dbt calls its jobs so. */
export function isModel({ kind, type }: { kind: NodeKind; type: string }): boolean {
  return kind === 'dataset' && type === 'MODEL';
}

/** What a type is most likely a type of, where no node of it is at hand. */
export function kindOfType(type: string): NodeKind {
  return DATASET_LOOKS.has(type) ? 'dataset' : 'job';
}

/** Icon and word for a node's type; types nobody foresaw get their own name and a plain icon. */
export function nodeTypeLook(kind: NodeKind, type: string): Look {
  if (kind === 'job') return { label: type === 'JOB' ? 'Job' : typeWords(type), icon: Cog };
  return DATASET_LOOKS.get(type) ?? { label: typeWords(type), icon: Database };
}
