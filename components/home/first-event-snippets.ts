/** What the examples are filled in with; the server knows it, the browser is told. */
export type FirstEventFacts = {
  /** Address clients send to, without a path: `http://host:port`. */
  readonly baseUrl: string;
  readonly runId: string;
  /** UTC, ISO 8601. */
  readonly eventTime: string;
};

export type Step = { readonly title: string; readonly code: string };

export type Snippet = {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly steps: readonly Step[];
};

/** The release the examples name, where a client wants one: 1.53.0, the latest seen when this was written. */
const OPENLINEAGE_VERSION = '1.53.0';

/** JSON with one top-level field a line: short enough to read whole. */
function linePerField(body: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(body).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n  }`;
}

/** Ways to send a first event to this server, ready to paste. */
export function firstEventSnippets({
  baseUrl,
  runId,
  eventTime,
}: FirstEventFacts): readonly Snippet[] {
  const event = {
    eventType: 'COMPLETE',
    eventTime,
    producer: 'https://example.com/first-event',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId },
    job: { namespace: 'tutorial', name: 'build_orders' },
    inputs: [{ namespace: 'postgres://shop:5432', name: 'shop.public.raw_orders' }],
    outputs: [{ namespace: 'postgres://shop:5432', name: 'shop.public.orders' }],
  };
  return [
    {
      id: 'curl',
      label: 'curl',
      note: 'No client needed. One event draws two tables and the job between them.',
      steps: [
        {
          title: 'Run in a terminal',
          code: `curl -X POST ${baseUrl}/api/v1/lineage \\
  -H 'Content-Type: application/json' \\
  -d '${linePerField(event)}'`,
        },
      ],
    },
    {
      id: 'python',
      label: 'Python',
      note: 'The client reads OPENLINEAGE_URL and adds the path api/v1/lineage itself.',
      steps: [
        {
          title: 'Install and point it here',
          code: `pip install openlineage-python\nexport OPENLINEAGE_URL=${baseUrl}`,
        },
        {
          title: 'Run first_event.py',
          code: `from datetime import datetime, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import (
    InputDataset, Job, OutputDataset, Run, RunEvent, RunState,
)
from openlineage.client.uuid import generate_new_uuid

shop = "postgres://shop:5432"

OpenLineageClient().emit(
    RunEvent(
        eventType=RunState.COMPLETE,
        eventTime=datetime.now(timezone.utc).isoformat(),
        run=Run(runId=str(generate_new_uuid())),
        job=Job(namespace="tutorial", name="build_orders"),
        inputs=[InputDataset(namespace=shop, name="shop.public.raw_orders")],
        outputs=[OutputDataset(namespace=shop, name="shop.public.orders")],
        producer="https://example.com/first-event",
    )
)`,
        },
      ],
    },
    {
      id: 'airflow',
      label: 'Airflow',
      note: 'Set for scheduler and workers, then run any DAG. Operators with OpenLineage support report their tables.',
      steps: [
        { title: 'Install the provider', code: 'pip install apache-airflow-providers-openlineage' },
        {
          title: 'Configure',
          code: `export AIRFLOW__OPENLINEAGE__TRANSPORT='${JSON.stringify({ type: 'http', url: baseUrl, endpoint: 'api/v1/lineage' })}'
export AIRFLOW__OPENLINEAGE__NAMESPACE='my-airflow'`,
        },
      ],
    },
    {
      id: 'spark',
      label: 'Spark',
      note: 'For Scala 2.13 builds of Spark take openlineage-spark_2.13.',
      steps: [
        {
          title: 'Submit with the listener',
          code: `spark-submit \\
  --packages io.openlineage:openlineage-spark_2.12:${OPENLINEAGE_VERSION} \\
  --conf spark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener \\
  --conf spark.openlineage.transport.type=http \\
  --conf spark.openlineage.transport.url=${baseUrl} \\
  --conf spark.openlineage.namespace=my-spark \\
  my_job.py`,
        },
      ],
    },
    {
      id: 'dbt',
      label: 'dbt',
      note: 'dbt-ol runs dbt as always and reports every model afterwards.',
      steps: [
        {
          title: 'Install and run',
          code: `pip install openlineage-dbt\nOPENLINEAGE_URL=${baseUrl} dbt-ol run`,
        },
      ],
    },
  ];
}
