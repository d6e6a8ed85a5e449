import 'server-only';

import type { ShareAnswer } from '@/lib/contract/overview';
import { saveShare } from '@/lib/store/share-store';

/** Makes a short link to a path of this site. */
export async function createShare(path: string): Promise<ShareAnswer> {
  const id = await saveShare(path);
  return { id, path, url: `/s/${id}` };
}
