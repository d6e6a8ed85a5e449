import { at, becomes, dataset, parent, run } from './story-parts.test-data';

const under = (runId: string) => ({
  run: { runId },
  job: { namespace: 'etl', name: `job-of-${runId}` },
});

/** Stories of datasets that end, go on under other names, or are written by turns, and of runs in families. */
export const ODD_ENDS: Readonly<Record<string, readonly object[]>> = {
  'parents never seen, under roots that children tell, one of them seen late': [
    run(3, 'START', 'q-1', 'q.leaf', { runFacets: parent('q-task', 'q.task', under('q-dag')) }),
    run(5, 'COMPLETE', 'q-1', 'q.leaf', { runFacets: parent('q-task', 'q.task', under('q-dag')) }),
    run(4, 'START', 'q-2', 'q.leaf', { runFacets: parent('q-task', 'q.task', under('q-other')) }),
    run(4, 'COMPLETE', 'q-3', 'q.leaf', { runFacets: parent('q-late', 'q.late', under('q-dag')) }),
    run(2, 'START', 'q-late', 'q.late', {}),
    run(6, 'COMPLETE', 'q-4', 'q.leaf', { runFacets: parent('q-self', 'q.self', under('q-self')) }),
    run(7, 'COMPLETE', 'q-5', 'q.leaf', { runFacets: { airflow: { taskInstance: { try_number: 2 } } } }), // prettier-ignore
  ],
  'a dataset dropped, then written again, and one that stays dropped': [
    run(1, 'COMPLETE', 'n-1', 'n.write', { outputs: [dataset('n.out'), dataset('n.temp')] }),
    run(2, 'COMPLETE', 'n-2', 'n.read', {
      inputs: [dataset('n.out'), dataset('n.temp')],
      outputs: [dataset('n.far')],
    }),
    run(3, 'START', 'n-3', 'n.clean', { outputs: [dataset('n.out', becomes('DROP'))] }),
    run(4, 'COMPLETE', 'n-3', 'n.clean', {
      outputs: [dataset('n.out'), dataset('n.temp', becomes('drop'))],
    }),
    run(6, 'COMPLETE', 'n-4', 'n.write', { outputs: [dataset('n.out')] }),
    run(8, 'START', 'n-5', 'n.write', { outputs: [dataset('n.out', becomes('TRUNCATE'))] }),
  ],
  'a dataset renamed, and renamed again, and the old name taken anew': [
    run(1, 'COMPLETE', 'o-1', 'o.write', { outputs: [dataset('o.one')] }),
    run(2, 'COMPLETE', 'o-2', 'o.read', {
      inputs: [dataset('o.one')],
      outputs: [dataset('o.far')],
    }),
    run(3, 'COMPLETE', 'o-3', 'o.move', {
      outputs: [dataset('o.two', becomes('RENAME', 'o.one'))],
    }),
    run(4, 'COMPLETE', 'o-4', 'o.read', {
      inputs: [dataset('o.two')],
      outputs: [dataset('o.far')],
    }),
    {
      eventTime: at(5),
      producer: 'p:x',
      dataset: dataset('o.three', becomes('RENAME', 'o.two')),
    },
    run(7, 'START', 'o-5', 'o.write', { outputs: [dataset('o.one')] }),
    run(9, 'COMPLETE', 'o-6', 'o.move', {
      outputs: [dataset('o.one', becomes('RENAME', 'o.three'))],
    }),
  ],
  'one job whose runs write different tables, and two that write one': [
    run(1, 'COMPLETE', 'p-1', 'p.load', { inputs: [dataset('p.a')], outputs: [dataset('p.jan')] }),
    run(2, 'COMPLETE', 'p-2', 'p.load', { inputs: [dataset('p.b')], outputs: [dataset('p.feb')] }),
    run(3, 'COMPLETE', 'p-3', 'p.load', { inputs: [dataset('p.b')], outputs: [dataset('p.jan')] }),
    run(4, 'START', 'p-4', 'p.load', { inputs: [dataset('p.c')] }),
    run(5, 'FAIL', 'p-4', 'p.load', { outputs: [dataset('p.mar')] }),
    run(6, 'COMPLETE', 'p-5', 'p.other', { inputs: [dataset('p.d')], outputs: [dataset('p.jan')] }),
    run(7, 'COMPLETE', 'p-6', 'p.other', {
      inputs: [dataset('p.e')],
      outputs: [dataset('p.feb', becomes('OVERWRITE'))],
    }),
    run(8, 'START', 'p-7', 'p.load', { inputs: [dataset('p.jan')], outputs: [dataset('p.jan')] }),
  ],
};
