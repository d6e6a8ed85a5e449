"""Sends START and COMPLETE through the official OpenLineage client, in every way it offers.

Arguments: base URL, API key. Prints one line for each way and exits with 1 if any event failed.
"""

import sys
import uuid
from datetime import datetime, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState

URL, KEY = sys.argv[1:3]
NAMESPACE = "postgres://h:5432"
AUTH = {"type": "api_key", "apiKey": KEY}
WAYS = {
    "http": {"type": "http", "url": URL, "auth": AUTH},
    "http, gzip": {"type": "http", "url": URL, "auth": AUTH, "compression": "gzip"},
    "async_http": {"type": "async_http", "url": URL, "auth": AUTH},
    "async_http, gzip": {"type": "async_http", "url": URL, "auth": AUTH, "compression": "gzip"},
}


def send(name: str, transport: dict) -> None:
    client = OpenLineageClient(config={"transport": transport})
    run_id = str(uuid.uuid4())
    job = Job(namespace="clients", name=name.replace(", ", "_"))
    for state in (RunState.START, RunState.COMPLETE):
        client.emit(
            RunEvent(
                eventType=state,
                eventTime=datetime.now(timezone.utc).isoformat(),
                run=Run(runId=run_id),
                job=job,
                producer="https://example.com/client-test",
                inputs=[InputDataset(namespace=NAMESPACE, name="clients.in")],
                outputs=[OutputDataset(namespace=NAMESPACE, name="clients.out")],
            )
        )
    if not client.close(timeout=20):
        raise RuntimeError("not everything was sent in 20 s")


def main() -> int:
    failed = 0
    for name, transport in WAYS.items():
        try:
            send(name, transport)
            print(f"sent    {name}")
        except Exception as error:  # every way is tried, whatever the one before did
            failed += 1
            print(f"FAILED  {name}: {error!r}")
    return 1 if failed else 0


sys.exit(main())
