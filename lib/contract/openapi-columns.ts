import { IMPACT_LISTS } from './choices';
import { get } from './openapi-operations';
import {
  choice,
  FIELD,
  MOMENTS,
  NODE,
  PAGE,
  path,
  text,
  VERSION_OF_COLUMN,
  WINDOWED,
} from './openapi-parameters';

/** What there is to ask about columns and the edges between them. */
export const COLUMNS = {
  '/api/v2/nodes/{key}/columns/{column}': get({
    summary: 'Everything about one column: what it is made from, what it goes into, and how',
    parameters: [
      NODE,
      path('column', 'Field path, such as `address.zip`, percent-encoded.'),
      FIELD,
      VERSION_OF_COLUMN,
      ...MOMENTS,
    ],
    answer: 'ColumnDetails',
    canMiss: true,
  }),
  '/api/v2/nodes/{key}/columns/{column}/impact': get({
    summary: 'Everything a column goes into, all the way, with one shortest path each',
    parameters: [
      NODE,
      path('column', 'Field path, percent-encoded.'),
      FIELD,
      VERSION_OF_COLUMN,
      ...MOMENTS,
      choice('direction', ['downstream', 'upstream'], 'Downstream if absent.'),
      text('evidence', 'As for the graph.'),
      choice('indirect', ['1'], 'Follow filters, joins, groupings and sorts, too.'),
      choice(
        'only',
        IMPACT_LISTS,
        'Rows: everything reached if absent; `models`, the best way to each model; `ends`, columns surely reached with nothing known beyond them.',
      ),
      choice('format', ['json', 'csv'], 'JSON, a page at a time, if absent; the CSV has all rows.'),
      ...PAGE,
    ],
    answer: 'ColumnImpact',
    canMiss: true,
  }),
  '/api/v2/evidence': get({
    summary: 'How an edge is known: who said it, in which event, and where in it',
    parameters: [
      { ...text('from', 'Node id or key; a column may follow: `#<field path>`.'), required: true },
      { ...text('to', 'Likewise.'), required: true },
      text(
        'via',
        'The job between; the one with the strongest evidence if absent. A run (`run:<id>`) here or at an end, or the id of a version, asks about that one run.',
      ),
      ...WINDOWED,
    ],
    answer: 'EdgeEvidence',
    canMiss: true,
  }),
};
