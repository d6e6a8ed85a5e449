import 'server-only';

import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import { exportGraph } from '@/lib/service/export-graph';
import { whyUnread } from '@/lib/service/graph/select-nodes';
import { readGraphExport } from '@/lib/url/graph-query';

import type { GraphDownload } from './graph-download';
import { getRoute } from './route';

/** Declares a download of a graph question's whole answer: no bound on its nodes. */
export function graphDownloadRoute(
  present: (download: GraphDownload, notices: readonly Notice[]) => Response,
) {
  return getRoute({
    query: readGraphExport,
    handle: async ({ question, ...how }): Promise<GraphDownload> => {
      if (!question) throw new AppError('invalid_request', 'Say which node to start from: ?focus=');
      const unread = whyUnread(question.select);
      if (unread !== null) throw new AppError('invalid_request', `select: ${unread}`);
      return {
        question,
        ...how, // Every node by itself: what is in closed groups is in the download, too.
        graph: await exportGraph({ ...question, group: 'none' }),
      };
    },
    present,
    isFile: true,
  });
}
