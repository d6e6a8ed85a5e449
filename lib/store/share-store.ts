import 'server-only';

import { instantFromMs } from '@/lib/lineage';

import { shareId } from './keys';
import { prisma } from './prisma';

/** Keeps a path under a short id; the same path always has the same id. */
export async function saveShare(path: string, nowMs = Date.now()): Promise<string> {
  const id = shareId(path);
  await prisma().share.upsert({
    where: { id },
    create: { id, path, createdAt: instantFromMs(nowMs) },
    update: {},
    select: { id: true },
  });
  return id;
}

/** The path behind a short id; null if there is none. */
export async function loadShare(id: string): Promise<string | null> {
  const share = await prisma().share.findUnique({ where: { id }, select: { path: true } });
  return share?.path ?? null;
}
