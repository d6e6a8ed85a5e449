import { graphDot } from '@/lib/http/graph-download';
import { graphDownloadRoute } from '@/lib/http/graph-download-route';

export const GET = graphDownloadRoute(graphDot);
