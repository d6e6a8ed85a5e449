import { ODD_ENDS } from './odd-ends.test-data';
import {
  at,
  columns,
  dataset,
  job,
  own,
  parent,
  ref,
  run,
  schema,
  symlinks,
} from './story-parts.test-data';

/*
 * Small stories of events that arrive odd or late. Run ids and names differ between stories, but
 * some datasets are shared, so that all stories together make one tangled store.
 */

/** Stories by name; each is a list of events. */
export const ODD_EVENTS: Readonly<Record<string, readonly object[]>> = {
  'COMPLETE without START, then late RUNNING': [
    run(5, 'COMPLETE', 'only-complete', 'a', { outputs: [dataset('a.out')] }),
    run(3, 'RUNNING', 'only-complete', 'a', { inputs: [dataset('a.in')] }),
    run(9, 'RUNNING', 'only-complete', 'a', {}),
  ],
  'OTHER only, an unknown type, and no type': [
    run(1, 'OTHER', 'only-other', 'b', { inputs: [dataset('b.in')] }),
    run(2, 'HELLO', 'only-other', 'b', { outputs: [dataset('b.out')] }),
    run(2, null, 'only-other', 'b', {}),
  ],
  'two terminal events at one time': [
    run(1, 'START', 'two-ends', 'c', { inputs: [dataset('c.in')] }),
    run(4, 'COMPLETE', 'two-ends', 'c', { outputs: [dataset('c.out')] }),
    run(4, 'FAIL', 'two-ends', 'c', {
      runFacets: { errorMessage: { message: 'no', programmingLanguage: 'sql' } },
    }),
  ],
  'two jobs claim one run id': [
    run(1, 'START', 'claimed', 'd.first', { inputs: [dataset('d.in')] }),
    run(2, 'RUNNING', 'claimed', 'd.second', { outputs: [dataset('d.out')] }),
    run(3, 'COMPLETE', 'claimed', 'd.first', { outputs: [dataset('d.out2')] }),
    run(4, 'START', 'd-child', 'd.child', { runFacets: parent('claimed', 'd.third') }),
  ],
  'a parent never seen, then seen late, with datasets of its own': [
    run(20, 'START', 'e-child-1', 'e.child', { runFacets: parent('e-parent', 'e.parent') }),
    run(30, 'COMPLETE', 'e-child-1', 'e.child', { runFacets: parent('e-parent', 'e.parent') }),
    run(25, 'START', 'e-child-2', 'e.child', {
      runFacets: parent('e-parent', 'e.other', {
        run: { runId: 'e-root' },
        job: { namespace: 'etl', name: 'e.root' },
      }),
    }),
    run(10, 'START', 'e-parent', 'e.parent', { inputs: [dataset('e.in')] }),
    run(11, 'COMPLETE', 'e-parent', 'e.parent', { outputs: [dataset('e.out')] }),
    run(12, 'OTHER', 'e-root', 'e.true-root', {}),
  ],
  'a parent whose job has no name, seen late under one': [
    run(2, 'START', 'f-child', 'f.child', { runFacets: parent('f-parent', '') }),
    run(1, 'START', 'f-parent', 'f.parent', {}),
    run(2, 'START', 'f-only-child', 'f.only-child', { runFacets: parent('f-parent', '') }),
    run(3, 'COMPLETE', 'f-child', 'f.child', {
      runFacets: { parentRun: parent('f-old-parent', 'f.old').parent },
    }),
    run(4, 'OTHER', 'f-child', 'f.child', { runFacets: { parent: { _deleted: true } } }),
    run(5, 'START', 'f-old-parent', 'f.older', {}),
  ],
  'a run that is its own parent': [
    run(1, 'START', 'g-self', 'g', { runFacets: parent('g-self', 'g.imagined') }),
    run(2, 'COMPLETE', 'g-self', 'g', { runFacets: parent('g-self', 'g.other') }),
  ],
  'symlinks that arrive late, in chains': [
    run(1, 'COMPLETE', 'h-1', 'h', { outputs: [dataset('h.table', symlinks('h/path'))] }),
    run(2, 'COMPLETE', 'h-2', 'h.reader', { inputs: [dataset('h/path', {}, 's3://lake')] }),
    run(0, 'START', 'h-3', 'h.first', {
      inputs: [dataset('h/other', symlinks('h/third'), 's3://lake')],
    }),
    run(6, 'COMPLETE', 'h-4', 'h.last', {
      inputs: [dataset('h/path', symlinks('h/other', 'h/path'), 's3://lake')],
    }),
    run(3, 'START', 'h-5', 'h.again', { inputs: [dataset('h.table', symlinks('h/path'))] }),
  ],
  'facets deleted, set again, and set by others': [
    run(1, 'START', 'i-1', 'i', {
      inputs: [dataset('i.in', { ...schema('x'), documentation: { description: 'one' } })],
      jobFacets: { documentation: { description: 'job' } },
    }),
    run(2, 'COMPLETE', 'i-1', 'i', {
      inputs: [dataset('i.in', { documentation: { _deleted: true } })],
      jobFacets: { documentation: { _deleted: true } },
    }),
    {
      eventTime: at(2),
      producer: 'p:x',
      dataset: dataset('i.in', { ownership: { owners: [{ name: 'team:a' }] } }),
    },
    { eventTime: at(3), producer: 'p:x', dataset: dataset('i.in', { schema: { _deleted: true } }) },
    { eventTime: at(3), producer: 'p:x', dataset: dataset('i.in', schema('x', 'y')) },
    {
      eventTime: at(1),
      producer: 'p:x',
      dataset: dataset('i.in', { datasetType: { datasetType: 'model' } }),
    },
  ],
  'column lineage that another event of the run does not repeat': [
    run(1, 'START', 'j-1', 'j', {
      inputs: [dataset('j.a'), dataset('j.b')],
      outputs: [dataset('j.out')],
    }),
    run(2, 'RUNNING', 'j-1', 'j', { outputs: [dataset('j.out', columns('x', 'j.a', 'j.hidden'))] }),
    run(4, 'RUNNING', 'j-1', 'j', { outputs: [dataset('j.out', columns('x', 'j.b'))] }),
    run(9, 'COMPLETE', 'j-1', 'j', {
      outputs: [
        {
          ...dataset('j.out', { version: { datasetVersion: '7' } }),
          outputFacets: { outputStatistics: { rowCount: 3, size: 9 } },
        },
      ],
    }),
  ],
  'explicit lineage on a dataset and on a job, with sources nobody else names': [
    run(1, 'START', 'k-1', 'k', {
      inputs: [dataset('k.a')],
      outputs: [
        dataset('k.out', { lineage: { inputs: [{ ...ref('k.secret'), type: 'DATASET' }] } }),
        dataset('k.out2'),
      ],
    }),
    run(5, 'COMPLETE', 'k-1', 'k', {
      outputs: [dataset('k.out', { version: { datasetVersion: '1' } })],
    }),
    run(2, 'RUNNING', 'k-2', 'k', {
      inputs: [dataset('k.a')],
      jobFacets: {
        lineage: {
          entries: [
            { ...ref('k.out'), type: 'DATASET', inputs: [{ ...ref('k.a'), type: 'DATASET' }] },
            { type: 'JOB', inputs: [{ ...ref('k.b'), type: 'DATASET' }] },
          ],
        },
      },
    }),
    run(3, 'COMPLETE', 'k-2', 'k', {
      outputs: [dataset('k.out2')],
      jobFacets: {
        lineage: {
          entries: [
            {
              ...ref('k.out'),
              type: 'DATASET',
              inputs: [{ type: 'JOB' }, { namespace: 'etl', name: 'k.upstream', type: 'JOB' }],
            },
            { ...ref('k.out2'), type: 'DATASET', inputs: [] },
          ],
        },
      },
    }),
  ],
  'columns told by one facet, then by another, for whole outputs and for none': [
    run(1, 'START', 'n-1', 'n', {
      inputs: [dataset('n.a', symlinks('n.alias')), dataset('n.b')],
      outputs: [dataset('n.out', columns('x', 'n.a', 'n.b')), dataset('n.out2')],
    }),
    run(1, 'COMPLETE', 'n-2', 'n', {
      inputs: [dataset('n.a')],
      outputs: [
        dataset('n.out', columns('x', 'n.a', 'n.b')),
        dataset('n.out2', columns('y', 'n.b')),
      ],
    }),
    run(3, 'COMPLETE', 'n-1', 'n', {
      outputs: [dataset('n.out', { columnLineage: { _deleted: true } })],
      jobFacets: {
        lineage: {
          entries: [
            {
              ...ref('n.out2'),
              type: 'DATASET',
              fields: {
                y: { inputs: [{ ...ref('n.alias', 's3://lake'), type: 'DATASET', field: 'y' }] },
                z: { inputs: [] },
              },
            },
          ],
        },
      },
    }),
    run(2, 'RUNNING', 'n-1', 'n', {
      jobFacets: {
        lineage: {
          entries: [
            { ...ref('n.out2'), type: 'DATASET', inputs: [{ ...ref('n.b'), type: 'DATASET' }] },
            { type: 'JOB', inputs: [{ ...ref('n.b'), type: 'DATASET', field: 'k' }] },
          ],
        },
      },
    }),
    {
      eventTime: at(2),
      producer: 'p:x',
      job: job('n', {
        lineage: {
          entries: [{ ...ref('n.out'), type: 'DATASET', inputs: [{ ...ref('n.c'), field: 'x' }] }],
        },
      }),
    },
    {
      eventTime: at(1),
      producer: 'p:x',
      job: job('n'),
      inputs: [dataset('n.a')],
      outputs: [dataset('n.out', columns('x', 'n.d'))],
    },
  ],
  'job and dataset events that declare, and declare again': [
    {
      eventTime: at(3),
      producer: 'p:x',
      job: job('l'),
      inputs: [dataset('l.a')],
      outputs: [dataset('l.out')],
    },
    {
      eventTime: at(3),
      producer: 'p:y',
      job: job('l'),
      inputs: [dataset('l.b')],
      outputs: [dataset('l.out', columns('x', 'l.c'))],
    },
    {
      eventTime: at(9),
      producer: 'p:x',
      job: job('l', { documentation: { description: 'bare' } }),
    },
    {
      eventTime: at(1),
      producer: 'p:x',
      dataset: dataset('l.out', { lineage: { inputs: [{ ...ref('l.z'), type: 'DATASET' }] } }),
    },
    { eventTime: at(2), producer: 'p:x', dataset: dataset('l.out', { lineage: { inputs: [] } }) },
    { eventTime: at(4), producer: 'p:x', dataset: dataset('l.out', columns('x', 'l.y')) },
    run(5, 'COMPLETE', 'l-1', 'l', { inputs: [dataset('l.a')], outputs: [dataset('l.out')] }),
  ],
  'names of the prototype and of half characters': [
    run(1, 'START', '__proto__', '__proto__', {
      inputs: [dataset('constructor', own('__proto__', { a: 1 }))],
      outputs: [
        dataset('__proto__', {
          ...columns('__proto__', 'constructor', 'toString'),
          ...schema('__proto__', 'constructor'),
        }),
      ],
      jobFacets: own('constructor', { x: 1 }),
    }),
    run(2, 'COMPLETE', '__proto__', '__proto__', {
      outputs: [
        dataset('half \ud800', own('__proto__', 5)),
        dataset('__proto__', own('constructor', { _deleted: true })),
      ],
      runFacets: parent('constructor', '\ud800'),
    }),
  ],
  'runs at one time that share a shape and a dataset': [
    run(1, 'START', 'm-1', 'm', { inputs: [dataset('a.out')], outputs: [dataset('m.out')] }),
    run(1, 'START', 'm-2', 'm', { inputs: [dataset('a.out')], outputs: [dataset('m.out')] }),
    run(1, 'COMPLETE', 'm-2', 'm', { inputs: [dataset('b.out')] }),
    run(1, 'COMPLETE', 'm-1', 'm', { runFacets: parent('m-0', 'm.parent') }),
    run(1, 'ABORT', 'm-0', 'm.parent', { outputs: [dataset('m.out')] }),
  ],
  ...ODD_ENDS,
};
