import { z } from 'zod';

import { NODE_KINDS } from '@/lib/lineage';

import { AGES, EVENT_KINDS, SUGGEST_FIELDS, TALLIED } from './choices';
import { Certificate } from './certificate';
import { ColumnDetails, ColumnImpact } from './columns';
import { BatchAnswer, EventDetails, EventList, IngestAnswer } from './events';
import { EdgeEvidence } from './evidence';
import { FindResponse } from './find';
import { GraphResponse } from './graph';
import { ImpactResponse } from './impact';
import { MembersResponse } from './members';
import { GraphMoments } from './moments';
import { NodeDetails } from './nodes';
import { COLUMNS } from './openapi-columns';
import { DOWNLOADS } from './openapi-downloads';
import { INGEST } from './openapi-ingest';
import { get, json, post, reference } from './openapi-operations';
import {
  AS_OF,
  BETWEEN,
  choice,
  GRAPH,
  IMPACT,
  NODE,
  PAGE,
  PAIR,
  path,
  text,
} from './openapi-parameters';
import { PathsResponse } from './paths';
import { Health, Overview, Problem, Pulse, ShareAnswer, ShareRequest } from './overview';
import { RunDetails, RunList } from './runs';
import { SearchResponse } from './search';
import { SuggestResponse } from './suggest';
import { TallyResponse } from './tally';
import { SchemaDiff, VersionDetails, VersionDiff, VersionList } from './versions';

const SCHEMAS = {
  GraphResponse,
  GraphMoments,
  MembersResponse,
  PathsResponse,
  FindResponse,
  TallyResponse,
  SearchResponse,
  SuggestResponse,
  NodeDetails,
  ColumnDetails,
  ColumnImpact,
  EdgeEvidence,
  ImpactResponse,
  RunList,
  RunDetails,
  VersionList,
  VersionDetails,
  Certificate,
  SchemaDiff,
  VersionDiff,
  EventList,
  EventDetails,
  Overview,
  Pulse,
  Health,
  ShareRequest,
  ShareAnswer,
  IngestAnswer,
  BatchAnswer,
  Problem,
} as const;
const PATHS = {
  ...INGEST,
  '/api/v2/graph': get({
    summary: 'The lineage around a node',
    parameters: GRAPH,
    answer: 'GraphResponse',
    canMiss: true,
    isTagged: true,
  }),
  '/api/v2/graph/moments': get({
    summary: 'Moments after which a graph looked different',
    parameters: GRAPH,
    answer: 'GraphMoments',
  }),
  '/api/v2/graph/find': get({
    summary: 'Nodes by name that a graph question reaches and its answer does not show',
    parameters: [text('q', 'Part of a name or namespace, in upper or lower case.'), ...GRAPH],
    answer: 'FindResponse',
    canMiss: true,
  }),
  '/api/v2/graph/members': get({
    summary: 'What is inside a folded card of a graph',
    parameters: [
      { ...text('of', 'Name of the card, as `folds` gives it.'), required: true },
      text('q', 'Part of a name, in upper or lower case.'),
      text('cursor', '`nextCursor` of the page before.'),
      ...GRAPH,
    ],
    answer: 'MembersResponse',
    canMiss: true,
  }),
  '/api/v2/graph/tally': get({
    summary:
      'How many nodes of a graph have which value, those in closed groups and folded cards too',
    parameters: [
      {
        ...text(
          'by',
          `What to count by, a list: ${TALLIED.join(', ')}. \`owner\` and \`tag\` count a node once for each it has; \`owners\` once, by all of them together, in the order of the alphabet with ", " between, and as the empty text where it has none; \`age\` by when it was updated: ${AGES.join(', ')}, each without the ones before.`,
        ),
        required: true,
      },
      ...GRAPH,
    ],
    answer: 'TallyResponse',
    canMiss: true,
  }),
  '/api/v2/paths': get({
    summary: 'The paths data takes between two nodes, in either direction, shortest first',
    parameters: BETWEEN,
    answer: 'PathsResponse',
    canMiss: true,
  }),
  ...DOWNLOADS,
  '/api/v2/search': get({
    summary: 'Find nodes',
    parameters: [
      text(
        'q',
        'Words, prefixes, or any part of a name; columns, tags, owners and descriptions too. Empty lists everything.',
      ),
      choice('kind', NODE_KINDS, 'Only datasets or only jobs.'),
      text('type', 'TABLE, FILE, MODEL, …'),
      text('namespace', 'Exact namespace.'),
      text('tag', 'Tag key.'),
      text('owner', 'Owner name.'),
      text('asOf', 'Ignored with a notice: search tells of now.'),
      ...PAGE,
    ],
    answer: 'SearchResponse',
  }),
  '/api/v2/suggest': get({
    summary: 'Values to write in a selector',
    parameters: [
      choice('field', SUGGEST_FIELDS, 'Of what; names if absent.'),
      text('prefix', 'What is typed of the value; it may begin with it or hold it.'),
      ...PAGE.slice(0, 1),
    ],
    answer: 'SuggestResponse',
  }),
  '/api/v2/nodes/{key}': get({
    summary: 'Everything about one node',
    parameters: [NODE, AS_OF],
    answer: 'NodeDetails',
    canMiss: true,
  }),
  ...COLUMNS,
  '/api/v2/nodes/{key}/impact': get({
    summary: 'Everything downstream (or upstream) of a node, with owners and a shortest path each',
    parameters: [NODE, ...IMPACT, ...PAGE],
    answer: 'ImpactResponse',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/runs': get({
    summary: 'Runs of a job, or runs that used a dataset',
    parameters: [NODE, AS_OF, ...PAGE],
    answer: 'RunList',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/versions': get({
    summary: 'Versions of a dataset or a job, latest first',
    parameters: [NODE, AS_OF, ...PAGE],
    answer: 'VersionList',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/versions/{version}': get({
    summary: 'Everything about one version',
    parameters: [
      NODE,
      path('version', 'Version key, percent-encoded; or `latest`, or a moment (ISO 8601).'),
      AS_OF,
    ],
    answer: 'VersionDetails',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/versions/{version}/certificate': get({
    summary: 'The birth certificate of one version of a model: what it was made of, and by what',
    parameters: [
      NODE,
      path('version', 'Version key, percent-encoded; or `latest`, or a moment (ISO 8601).'),
    ],
    answer: 'Certificate',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/schema-diff': get({
    summary: 'What changed in the columns between two versions',
    parameters: [NODE, ...PAIR, AS_OF],
    answer: 'SchemaDiff',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/versions/diff': get({
    summary: 'Statistics, code, parameters, metrics and inputs of two versions side by side',
    parameters: [NODE, ...PAIR, AS_OF],
    answer: 'VersionDiff',
    canMiss: true,
  }),
  '/api/v2/runs/{runId}': get({
    summary: 'Everything about one run',
    parameters: [path('runId', 'OpenLineage run id.')],
    answer: 'RunDetails',
    canMiss: true,
  }),
  '/api/v2/events': get({
    summary: 'What arrived, last received first',
    parameters: [
      text('node', 'Only events that speak of this node (id or key).'),
      text('run', 'Only events of this run id.'),
      choice('kind', EVENT_KINDS, 'Only events of this kind.'),
      choice('warnings', ['1', '0'], 'Only events that were off somewhere.'),
      ...PAGE,
    ],
    answer: 'EventList',
    canMiss: true,
  }),
  '/api/v2/events/{id}': get({
    summary: 'One event with its warnings and text',
    parameters: [
      path('id', 'SHA-256 of the bytes, hexadecimal.'),
      choice('raw', ['1'], 'Answer the exact bytes received instead.'),
    ],
    answer: 'EventDetails',
    canMiss: true,
  }),
  '/api/v2/shares': post(
    'Make a short link',
    'To a path of this site. The same path always has the same id.',
    json(reference('ShareRequest')),
    201,
    'ShareAnswer',
    false,
  ),
  '/api/v2/overview': get({ summary: 'What the home page shows', answer: 'Overview' }),
  '/api/v2/pulse': get({
    summary: 'A revision that changes whenever anything was stored',
    answer: 'Pulse',
  }),
  '/api/v2/health': get({ summary: 'Whether the store answers', answer: 'Health' }),
  '/api/v2/openapi.json': {
    get: {
      summary: 'This description',
      responses: { 200: { description: 'The answer.', content: json({ type: 'object' }) } },
    },
  },
};

/** The OpenAPI 3.1 description of the API, made from the very schemas the answers are typed by. */
export function openApiDocument() {
  const schemas = Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      name,
      { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), $schema: undefined },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Headwater',
      version: '2',
      description:
        'Where every dataset, feature and model came from, what depends on it, and what changed. Errors are problem documents (RFC 9457). Query values that make no sense give the default and a notice.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: PATHS,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  };
}
