import 'server-only';

import { AppError } from '@/lib/errors';
import { loadShare } from '@/lib/store/share-store';

/**
 * The path a short link leads to.
 *
 * @throws {AppError} `not_found` for an unknown id.
 */
export async function resolveShare(id: string): Promise<string> {
  const path = await loadShare(id);
  if (path === null) throw new AppError('not_found', `There is no short link ${id}`);
  return path;
}
